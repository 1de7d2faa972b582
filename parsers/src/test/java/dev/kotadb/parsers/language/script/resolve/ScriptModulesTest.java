package dev.kotadb.parsers.language.script.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.resolve.names.SourceTree;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ScriptModulesTest {
    private static final String FOO = "export function foo() {}\n";

    @Test
    void findsTheFileOfARelativeImportWithoutItsExtension() {
        SourceTree tree = SourceTree.of("src/a.ts", "import { foo } from './b/c'\nfoo()\n", "src/b/c.ts", FOO);

        assertThat(tree.meaning("src/a.ts", 1, "foo")).isEqualTo("exact src/b/c.ts foo");
        assertThat(tree.meaning("src/a.ts", 2, "foo")).isEqualTo("exact src/b/c.ts foo");
    }

    @Test
    void takesTheSourceForTheCompiledFileThatAnImportNames() {
        SourceTree tree = SourceTree.of("a.ts", "import { foo } from './b.js'\n", "b.ts", FOO);

        assertThat(tree.meaning("a.ts", 1, "foo")).isEqualTo("exact b.ts foo");
    }

    @Test
    void findsTheIndexOfAFolderAndWhatItsPackageSays() {
        SourceTree tree = SourceTree.of(
                "a.ts", "import { foo } from './one'\nimport { foo as bar } from './two'\nimport { foo as up } from '.'\n",
                "index.ts", FOO,
                "one/index.ts", FOO,
                "two/package.json", "{\"main\": \"./lib/entry.js\"}",
                "two/lib/entry.js", FOO);

        assertThat(tree.meaning("a.ts", 1, "foo")).isEqualTo("exact one/index.ts foo");
        assertThat(tree.meaning("a.ts", 2, "foo")).isEqualTo("exact two/lib/entry.js foo");
        assertThat(tree.meaning("a.ts", 3, "foo")).isEqualTo("exact index.ts foo");
    }

    @Test
    void followsPathsOfTheNearestConfigurationAndOfThoseItExtends() {
        SourceTree tree = SourceTree.of(
                "tsconfig.base.json", "{\"compilerOptions\": {\"baseUrl\": \".\", \"paths\": {\"@app/*\": [\"nowhere/*\", \"src/*\"]}}}",
                "tsconfig.json", "{\n  // comments are allowed\n  \"extends\": \"./tsconfig.base.json\",\n}",
                "src/deep/a.ts", "import { foo } from '@app/b'\nimport { foo as bar } from 'src/b'\n",
                "src/b.ts", FOO);

        assertThat(tree.meaning("src/deep/a.ts", 1, "foo")).isEqualTo("exact src/b.ts foo");
        assertThat(tree.meaning("src/deep/a.ts", 2, "foo")).isEqualTo("exact src/b.ts foo");
    }

    @Test
    void followsConfigurationsOfAnyNameAndInPackages() {
        SourceTree tree = SourceTree.of(
                "config/base.json",
                "{\"compilerOptions\": {\"paths\": {\"@app/*\": [\"${configDir}/src/*\"], \"@up/*\": [\"../one/src/*\"]}}}",
                "config/package.json", "{\"name\": \"@acme/config\"}",
                "one/tsconfig.json", "{\"extends\": \"../config/base\"}",
                "two/tsconfig.json", "{\"extends\": \"@acme/config/base.json\"}",
                "one/src/b.ts", FOO, "two/src/b.ts", FOO,
                "one/a.ts", "import { foo } from '@app/b'\nimport { foo as bar } from '@up/b'\n",
                "two/a.ts", "import { foo } from '@app/b'\n");

        assertThat(tree.meaning("one/a.ts", 1, "foo")).isEqualTo("exact one/src/b.ts foo");
        assertThat(tree.meaning("one/a.ts", 2, "foo")).isEqualTo("exact one/src/b.ts foo");
        assertThat(tree.meaning("two/a.ts", 1, "foo")).isEqualTo("exact two/src/b.ts foo");
    }

    @Test
    void findsWhatModulesOfCommonJsOffer() {
        SourceTree tree = SourceTree.of(
                "a.js", """
                exports.helper = function () { return 1 }
                module.exports.Store = class { open() {} }
                exports.limit = 3
                exports.helper(); module.exports.limit
                module.hot.accept()
                """,
                "b.js", "const { helper, limit } = require('./a')\nconst a = require('./a')\nhelper(limit)\nnew a.Store().open()\n");

        assertThat(tree.meaning("a.js", 4, "helper")).isEqualTo("exact a.js helper");
        assertThat(tree.meaning("a.js", 4, "limit")).isEqualTo("exact a.js limit");
        assertThat(tree.meaning("a.js", 5, "accept")).isEqualTo("external");
        assertThat(tree.meaning("b.js", 3, "helper")).isEqualTo("exact a.js helper");
        assertThat(tree.meaning("b.js", 3, "limit")).isEqualTo("exact a.js limit");
        assertThat(tree.meaning("b.js", 4, "Store")).isEqualTo("exact a.js Store");
        assertThat(tree.meaning("b.js", 4, "open")).isEqualTo("exact a.js Store#open");
    }

    @Test
    void findsPackagesOfTheRepositoryByTheirNames() {
        SourceTree tree = SourceTree.of(
                "packages/core/package.json", "{\"name\": \"@acme/core\", \"main\": \"dist/index.js\"}",
                "packages/core/src/index.ts", FOO,
                "packages/core/src/sub.ts", FOO,
                "packages/web/package.json",
                "{\"name\": \"web\", \"imports\": {\"#util\": \"./src/util.js\"}, \"exports\": {\"./x/*\": \"./src/*.js\"}}",
                "packages/web/src/util.ts", FOO,
                "packages/web/src/a.ts",
                "import { foo } from '@acme/core'\nimport { foo as two } from '@acme/core/sub'\n"
                        + "import { foo as three } from '#util'\nimport { foo as four } from 'web/x/util'\n");

        assertThat(tree.meaning("packages/web/src/a.ts", 1, "foo")).isEqualTo("exact packages/core/src/index.ts foo");
        assertThat(tree.meaning("packages/web/src/a.ts", 2, "foo")).isEqualTo("exact packages/core/src/sub.ts foo");
        assertThat(tree.meaning("packages/web/src/a.ts", 3, "foo")).isEqualTo("exact packages/web/src/util.ts foo");
        assertThat(tree.meaning("packages/web/src/a.ts", 4, "foo")).isEqualTo("exact packages/web/src/util.ts foo");
    }

    @Test
    void knowsWhatComesFromOutside() {
        SourceTree tree = SourceTree.of(
                "a.ts", "import { readFile } from 'node:fs'\nimport React from 'react'\nreadFile()\nReact.createElement()\nconsole.log()\n");

        assertThat(tree.meaning("a.ts", 1, "readFile")).isEqualTo("external");
        assertThat(tree.meaning("a.ts", 3, "readFile")).isEqualTo("external");
        assertThat(tree.meaning("a.ts", 4, "createElement")).isEqualTo("external");
        assertThat(tree.meaning("a.ts", 5, "log")).isEqualTo("external");
    }

    @Test
    void followsReexportsToTheDeclarationAndSurvivesTheirCircles() {
        SourceTree tree = SourceTree.of(
                "a.ts", "import { foo, bar, ns, gone } from './index'\nns.foo()\ngone()\n",
                "index.ts", "export * from './one'\nexport { foo as bar } from './two'\nexport * as ns from './two'\n",
                "one.ts", "export * from './index'\nexport * from './two'\n",
                "two.ts", FOO);

        assertThat(tree.meaning("a.ts", 1, "foo")).isEqualTo("exact two.ts foo");
        assertThat(tree.meaning("a.ts", 1, "bar")).isEqualTo("exact two.ts foo");
        assertThat(tree.meaning("a.ts", 1, "ns")).isEqualTo("exact two.ts");
        assertThat(tree.meaning("a.ts", 2, "foo")).isEqualTo("exact two.ts foo");
        assertThat(tree.meaning("a.ts", 3, "gone")).isEqualTo("import index.ts");
        assertThat(tree.meaning("index.ts", 2, "foo")).isEqualTo("exact two.ts foo");
    }

    @Test
    void readsEveryFormOfImport() {
        SourceTree tree = SourceTree.of(
                "a.ts",
                "import Def, { type T, foo as f } from './b'\nimport * as b from './b'\nimport './b'\n"
                        + "new Def()\nlet t: T\nf()\nb.foo()\nlet u: b.T\n",
                "b.ts", "export default class Def {}\nexport interface T {}\nexport function foo() {}\n");

        assertThat(tree.meaning("a.ts", 1, "default")).isEqualTo("exact b.ts Def");
        assertThat(tree.meaning("a.ts", 3, "./b")).isEqualTo("exact b.ts");
        assertThat(tree.meaning("a.ts", 4, "Def")).isEqualTo("exact b.ts Def");
        assertThat(tree.meaning("a.ts", 5, "T")).isEqualTo("exact b.ts T");
        assertThat(tree.meaning("a.ts", 6, "f")).isEqualTo("exact b.ts foo");
        assertThat(tree.meaning("a.ts", 7, "foo")).isEqualTo("exact b.ts foo");
        assertThat(tree.meaning("a.ts", 8, "T")).isEqualTo("exact b.ts T");
    }

    @Test
    void readsModulesOfCommonJs() {
        SourceTree tree = SourceTree.of(
                "a.js", "const { one } = require('./b')\nconst b = require('./b')\nconst Store = require('./c')\n"
                        + "one()\nb.two()\nnew Store().get()\n",
                "b.js", "function one() {}\nfunction two() {}\nmodule.exports = { one, two }\n",
                "c.js", "class Store {\n  get() {}\n}\nmodule.exports = Store\n");

        assertThat(tree.meaning("a.js", 4, "one")).isEqualTo("exact b.js one");
        assertThat(tree.meaning("a.js", 5, "two")).isEqualTo("exact b.js two");
        assertThat(tree.meaning("a.js", 6, "get")).isEqualTo("exact c.js Store#get");
    }

    @Test
    void takesATypeThatAModuleIsGivenMoreOfForTheTypeOfThatModule() {
        SourceTree tree = SourceTree.of(
                "more.ts", "import { Shop } from './shop'\ndeclare module './shop' { interface Shop { extra(): Shop } }\n"
                        + "export function f(s: Shop) { s.extra().open() }\n",
                "shop.ts", "export class Shop { open() {} }");

        assertThat(tree.meaning("more.ts", 2, "Shop")).isEqualTo("exact shop.ts Shop");
        assertThat(tree.meaning("more.ts", 3, "extra")).isEqualTo("exact more.ts Shop#extra");
        assertThat(tree.meaning("more.ts", 3, "open")).isEqualTo("exact shop.ts Shop#open");
    }

    @Test
    void takesTheFirstOfATypeOfTheModulesOwnAndAnExportedValue() {
        SourceTree tree = SourceTree.of(
                "a.ts", "export const State = { on: 1 };\ntype State = number;\nlet s: State;\n",
                "b.ts", "interface Level { on(): void }\nexport const Level = 1;\nlet l: Level;\n");

        assertThat(tree.resolve("a.ts").references()).filteredOn(one -> one.line() == 3).extracting(one -> Objects.requireNonNull(one.target()).symbol().nameLine()).containsExactly(1);
        assertThat(tree.resolve("b.ts").references()).filteredOn(one -> one.line() == 3).extracting(one -> Objects.requireNonNull(one.target()).symbol().nameLine()).containsExactly(1);
    }
}
