package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.PackageDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.modules.ModuleDeclaration;
import com.github.javaparser.ast.modules.ModuleDirective;
import com.github.javaparser.ast.modules.ModuleProvidesDirective;
import com.github.javaparser.ast.modules.ModuleRequiresDirective;
import com.github.javaparser.ast.modules.ModuleUsesDirective;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.Symbol.Shape;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.language.java.parse.FactCollector.Heading;
import dev.kotadb.parsers.language.java.parse.FactCollector.Place;
import java.util.List;

/** Reads a whole file: package, imports, types or the module. */
final class CompilationUnitReader {
    private final JavaWalk walk;

    CompilationUnitReader(SourceText source) {
        this.walk = new JavaWalk(source);
    }

    FileFacts read(CompilationUnit view) {
        PackageDeclaration declared = view.getPackageDeclaration().orElse(null);
        if (declared != null) {
            walk.facts().inPackage(AnnotationReader.path(declared.getName()));
        }
        for (ImportDeclaration imported : view.getImports()) {
            read(imported);
        }
        if (declared != null) {
            walk.types().annotations(declared.getAnnotations());
        }
        for (TypeDeclaration<?> type : view.getTypes()) {
            walk.declarations().topLevel(type);
        }
        view.getModule().ifPresent(this::read);
        return walk.facts().facts();
    }

    private void read(ImportDeclaration imported) {
        Name name = imported.getName();
        int last = AnnotationReader.lastWord(name);
        if (imported.isModule()) {
            walk.facts().imported(AnnotationReader.path(name), "", "", "module", SourceText.begin(name));
            return;
        }
        String kind = imported.isStatic() ? "static" : "import";
        if (imported.isAsterisk()) {
            int asterisk = walk.source().find('*', SourceText.end(name), SourceText.end(imported));
            walk.facts().imported(AnnotationReader.path(name), "*", "", kind, asterisk);
        } else {
            String simple = name.getIdentifier();
            String module = AnnotationReader.path(name.getQualifier().orElse(null));
            walk.facts().imported(module, simple, simple, kind, last);
        }
    }

    private void read(ModuleDeclaration module) {
        String name = AnnotationReader.path(module.getName());
        int nameAt = SourceText.begin(module.getName());
        int end = SourceText.end(module);
        int head = walk.source().find('{', SourceText.end(module.getName()), end);
        int symbol = walk.facts().declare(
                new Heading(SymbolKind.TYPE, "module", name, "." + name),
                new Place(SourceText.begin(module), end, nameAt),
                (module.isOpen() ? "open module " : "module ") + walk.source().text(nameAt, head).strip(),
                module.isOpen() ? List.of("open") : List.of(),
                Shape.NONE);
        int outer = walk.facts().enter(symbol);
        walk.types().annotations(module.getAnnotations());
        for (ModuleDirective directive : module.getDirectives()) {
            read(directive);
        }
        walk.facts().enter(outer);
    }

    /** What a module requires is an import of it; packages that it exports or opens have no declaration to refer to. */
    private void read(ModuleDirective directive) {
        switch (directive) {
            case ModuleRequiresDirective requires -> walk.facts().imported(
                    AnnotationReader.path(requires.getName()), "", "", "requires", SourceText.begin(requires.getName()));
            case ModuleUsesDirective uses -> walk.annotations().typeName(uses.getName(), "uses");
            case ModuleProvidesDirective provides -> {
                walk.annotations().typeName(provides.getName(), "provides");
                for (Name with : provides.getWith()) {
                    walk.annotations().typeName(with, "with");
                }
            }
            default -> { }
        }
    }
}
