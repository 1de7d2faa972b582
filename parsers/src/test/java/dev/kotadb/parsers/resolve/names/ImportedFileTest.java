package dev.kotadb.parsers.resolve.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.facts.ReferenceType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An import leads to the file that it names; its symbol may be declared in another one. */
class ImportedFileTest {
    /** {@code name: file that the import names -> file that declares the symbol}. */
    private static List<String> imports(SourceTree tree, String path) {
        return tree.resolve(path).references().stream()
                .filter(one -> one.type() == ReferenceType.IMPORT)
                .map(one -> one.name() + ": " + one.targetPath() + " -> "
                        + (one.target() == null ? null : one.target().path()))
                .toList();
    }

    @Test
    void aBarrelIsTheFileImported() {
        SourceTree tree = SourceTree.of(
                "needs.ts", "import { Box, make as create } from './barrel'\nimport all from './barrel'\n",
                "barrel/index.ts", "export { Box } from './box'\nexport * from './make'\nexport { Box as default } from './box'\n",
                "barrel/box.ts", "export class Box {}\n",
                "barrel/make.ts", "export function make() {}\n");

        assertThat(imports(tree, "needs.ts")).containsExactly(
                "Box: barrel/index.ts -> barrel/box.ts",
                "make: barrel/index.ts -> barrel/make.ts",
                "default: barrel/index.ts -> barrel/box.ts");
        assertThat(imports(tree, "barrel/index.ts")).contains(
                "Box: barrel/box.ts -> barrel/box.ts", "./make: barrel/make.ts -> null");
    }

    @Test
    void aPackagesInitFileIsTheFileImportedUnlessASubmoduleIsNamed() {
        SourceTree tree = SourceTree.of(
                "needs.py", "from pkg import Box, tool\n",
                "pkg/__init__.py", "from .box import Box\n",
                "pkg/box.py", "class Box: pass\n",
                "pkg/tool.py", "x = 1\n");

        assertThat(imports(tree, "needs.py"))
                .containsExactly("Box: pkg/__init__.py -> pkg/box.py", "tool: pkg/tool.py -> null");
    }

    @Test
    void theNamedTypeIsTheFileImportedEvenIfItInheritsTheMember() {
        SourceTree tree = SourceTree.of(
                "a/Needs.java", "package a;\nimport static kit.BigMaker.create;\nimport kit.BigMaker.Part;\nclass Needs {}\n",
                "kit/BigMaker.java", "package kit;\npublic class BigMaker extends Maker {}\n",
                "kit/Maker.java", "package kit;\npublic class Maker { public static void create() {} public static class Part {} }\n");

        assertThat(imports(tree, "a/Needs.java"))
                .containsExactly("create: kit/BigMaker.java -> kit/Maker.java", "Part: kit/BigMaker.java -> kit/Maker.java");
    }
}
