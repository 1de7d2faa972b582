package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import dev.kotadb.parsers.facts.Symbol.Shape;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.java.parse.FactCollector.Heading;
import dev.kotadb.parsers.language.java.parse.FactCollector.Place;
import java.util.List;

/** Reads what types are made of: fields, constants, components, initialisers and, by its method reader, methods. */
final class MemberReader {
    private final JavaWalk walk;
    private final Signatures heads;
    private final MethodReader methods;

    MemberReader(JavaWalk walk) {
        this.walk = walk;
        this.heads = new Signatures(walk.source(), walk.types());
        this.methods = new MethodReader(walk, heads);
    }

    Signatures heads() {
        return heads;
    }

    boolean isInInterface() {
        int type = walk.facts().type();
        return type >= 0 && walk.facts().symbol(type).kind() == SymbolKind.INTERFACE;
    }

    void readAll(NodeList<BodyDeclaration<?>> members) {
        int mark = walk.locals().mark();
        if (!walk.locals().isEmpty()) {
            hideLocals(members);
        }
        for (BodyDeclaration<?> member : members) {
            read(member);
        }
        walk.locals().backTo(mark);
    }

    /** Within a local or anonymous class, its fields hide the variables around it. */
    private void hideLocals(NodeList<BodyDeclaration<?>> members) {
        for (BodyDeclaration<?> member : members) {
            if (member instanceof FieldDeclaration field) {
                for (VariableDeclarator variable : field.getVariables()) {
                    walk.locals().hide(variable.getName().getIdentifier());
                }
            }
        }
    }

    private void read(BodyDeclaration<?> member) {
        switch (member) {
            case MethodDeclaration method -> methods.method(method, isInInterface());
            case FieldDeclaration field -> field(field);
            case ConstructorDeclaration constructor -> methods.constructor(constructor);
            case TypeDeclaration<?> type -> walk.declarations().member(type);
            case CompactConstructorDeclaration constructor -> methods.constructor(constructor);
            case InitializerDeclaration initializer -> {
                walk.types().annotations(initializer.getAnnotations());
                walk.statements().block(initializer.getBody());
            }
            case AnnotationMemberDeclaration element -> methods.element(element);
            default -> throw new IllegalStateException("no such member: " + member.getClass());
        }
    }

    private void field(FieldDeclaration field) {
        boolean inInterface = isInInterface();
        List<String> modifiers = inInterface
                ? Signatures.modifiers(field.getModifiers(), "public", "static", "final")
                : Signatures.modifiers(field.getModifiers());
        boolean constant = modifiers.contains("static") && modifiers.contains("final");
        SymbolKind kind = constant ? SymbolKind.CONSTANT : SymbolKind.PROPERTY;
        int last = field.getVariables().size() - 1;
        for (int i = 0; i <= last; i++) {
            VariableDeclarator variable = field.getVariables().get(i);
            String name = variable.getName().getIdentifier();
            int begin = i == 0 ? SourceText.begin(field) : SourceText.begin(variable.getName());
            int end = i == last ? SourceText.end(field) : SourceText.end(variable);
            int symbol = walk.facts().declare(
                    new Heading(kind, "field", name, "#" + name),
                    new Place(begin, end, SourceText.begin(variable.getName())),
                    heads.variable(field.getModifiers(), variable),
                    modifiers,
                    typed(walk.types().text(variable.getType())));
            int outer = walk.facts().enter(symbol);
            if (i == 0) {
                walk.types().annotations(field.getAnnotations());
                walk.types().uses(variable.getType());
            }
            Expression initializer = variable.getInitializer().orElse(null);
            if (initializer != null) {
                walk.statements().initializer(initializer, walk.types().text(variable.getType()));
            }
            walk.facts().enter(outer);
        }
    }

    void constant(EnumConstantDeclaration constant, String enumName) {
        String name = constant.getName().getIdentifier();
        NodeList<BodyDeclaration<?>> body = constant.getClassBody();
        int begin = SourceText.begin(constant);
        int head = SourceText.end(constant.getName());
        if (!constant.getArguments().isEmpty()) {
            head = SourceText.end(constant.getArguments().getLast().orElseThrow());
            head = walk.source().find(')', head, SourceText.end(constant)) + 1;
        }
        int symbol = walk.facts().declare(
                new Heading(SymbolKind.CONSTANT, "enum_constant", name, "#" + name),
                new Place(begin, SourceText.end(constant), SourceText.begin(constant.getName())),
                walk.source().text(SourceText.begin(constant.getName()), head),
                List.of("public", "static", "final"),
                typed(enumName));
        int outer = walk.facts().enter(symbol);
        walk.types().annotations(constant.getAnnotations());
        walk.expressions().calls().constant(constant, enumName);
        if (!body.isEmpty()) {
            walk.declarations().anonymous(constant, SourceText.begin(constant.getName()), enumName, body);
        }
        walk.facts().enter(outer);
    }

    void components(RecordDeclaration type) {
        for (Parameter component : type.getParameters()) {
            String name = component.getName().getIdentifier();
            int begin = SourceText.begin(component);
            int end = SourceText.end(component);
            String text = walk.types().text(component.getType()) + (component.isVarArgs() ? "[]" : "");
            int symbol = walk.facts().declare(
                    new Heading(SymbolKind.PROPERTY, "record_component", name, "#" + name),
                    new Place(begin, end, SourceText.begin(component.getName())),
                    walk.source().text(begin, end),
                    List.of("private", "final"),
                    typed(text));
            int outer = walk.facts().enter(symbol);
            walk.types().annotations(component.getAnnotations());
            walk.types().uses(component.getType());
            walk.facts().enter(outer);
            if (!walk.locals().isEmpty()) {
                walk.locals().hide(name);
            }
        }
    }

    private static Shape typed(String type) {
        return new Shape(List.of(), type, Value.UNKNOWN, null, false, 0, List.of());
    }
}
