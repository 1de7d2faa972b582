package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.PackageDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.modules.ModuleDeclaration;
import com.github.javaparser.ast.modules.ModuleDirective;
import com.github.javaparser.ast.modules.ModuleExportsDirective;
import com.github.javaparser.ast.modules.ModuleProvidesDirective;
import com.github.javaparser.ast.modules.ModuleRequiresDirective;
import com.github.javaparser.ast.modules.ModuleUsesDirective;
import com.github.javaparser.ast.stmt.Statement;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.Symbol.Shape;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.java.parse.FactCollector.Heading;
import dev.kotadb.parsers.language.java.parse.FactCollector.Place;
import dev.kotadb.parsers.language.java.resolve.JavaKeys;
import java.util.List;

/** Reads a whole file: package, imports, types or the module. */
final class CompilationUnitReader implements JavaWalk {
    private final SourceText source;
    private final FactCollector facts;
    private final LocalNames locals = new LocalNames();
    private final TypeReader types;
    private final ExpressionReader expressions;
    private final StatementReader statements;
    private final DeclarationReader declarations;

    CompilationUnitReader(SourceText source) {
        this.source = source;
        this.facts = new FactCollector(source);
        this.types = new TypeReader(this);
        CallReader calls = new CallReader(this, types);
        this.expressions = new ExpressionReader(this, types, calls);
        this.statements = new StatementReader(this, types, expressions, calls);
        this.declarations = new DeclarationReader(this, types, expressions, calls);
    }

    @Override
    public SourceText source() {
        return source;
    }

    @Override
    public FactCollector facts() {
        return facts;
    }

    @Override
    public LocalNames locals() {
        return locals;
    }

    @Override
    public Value value(Expression expression) {
        return expressions.value(expression);
    }

    @Override
    public Value assigned(Expression expression, Value target) {
        return expressions.assigned(expression, target);
    }

    @Override
    public boolean isType(TypeExpr expression) {
        return expressions.isType(expression);
    }

    @Override
    public void statement(Statement statement) {
        statements.read(statement);
    }

    @Override
    public void local(TypeDeclaration<?> type) {
        declarations.local(type);
    }

    @Override
    public int anonymous(Node whole, int begin, String supertype, NodeList<BodyDeclaration<?>> body) {
        return declarations.anonymous(whole, begin, supertype, body);
    }

    FileFacts read(CompilationUnit view) {
        PackageDeclaration declared = view.getPackageDeclaration().orElse(null);
        if (declared != null) {
            facts.inPackage(TypeReader.dotted(declared.getName()));
        }
        for (ImportDeclaration imported : view.getImports()) {
            read(imported);
        }
        if (declared != null) {
            types.annotations(declared.getAnnotations());
        }
        for (TypeDeclaration<?> type : view.getTypes()) {
            declarations.topLevel(type);
        }
        view.getModule().ifPresent(this::read);
        return facts.facts();
    }

    private void read(ImportDeclaration imported) {
        Name name = imported.getName();
        int last = TypeReader.lastWord(name);
        if (imported.isModule()) {
            facts.imported(TypeReader.dotted(name), "", "", "module", SourceText.begin(name));
            return;
        }
        String kind = imported.isStatic() ? "static" : "import";
        if (imported.isAsterisk()) {
            int asterisk = source.find('*', SourceText.end(name), SourceText.end(imported));
            facts.imported(TypeReader.dotted(name), "*", "", kind, asterisk);
        } else {
            String simple = name.getIdentifier();
            String module = TypeReader.dotted(name.getQualifier().orElse(null));
            facts.imported(module, simple, simple, kind, last);
        }
    }

    private void read(ModuleDeclaration module) {
        String name = TypeReader.dotted(module.getName());
        int nameAt = SourceText.begin(module.getName());
        int end = SourceText.end(module);
        int head = source.find('{', SourceText.end(module.getName()), end);
        int symbol = facts.declare(
                new Heading(SymbolKind.TYPE, "module", name, "." + name),
                new Place(SourceText.begin(module), end, nameAt),
                (module.isOpen() ? "open module " : "module ") + source.text(nameAt, head).strip(),
                module.isOpen() ? List.of("open") : List.of(),
                Shape.NONE);
        int outer = facts.enter(symbol);
        types.annotations(module.getAnnotations());
        for (ModuleDirective directive : module.getDirectives()) {
            read(directive);
        }
        facts.enter(outer);
    }

    /** What a module requires is an import of it; packages that it exports or opens have no declaration to refer to. */
    private void read(ModuleDirective directive) {
        switch (directive) {
            case ModuleRequiresDirective requires -> {
                String name = TypeReader.dotted(requires.getName());
                facts.imported(name, "", "", "requires", SourceText.begin(requires.getName()));
                if (requires.isTransitive()) {
                    facts.set(JavaKeys.TRANSITIVE, name);
                }
            }
            case ModuleExportsDirective exports when exports.getModuleNames().isEmpty() ->
                facts.set(JavaKeys.EXPORTS, TypeReader.dotted(exports.getName()));
            case ModuleUsesDirective uses -> types.name(uses.getName(), "uses");
            case ModuleProvidesDirective provides -> {
                types.name(provides.getName(), "provides");
                for (Name with : provides.getWith()) {
                    types.name(with, "with");
                }
            }
            default -> { }
        }
    }
}
