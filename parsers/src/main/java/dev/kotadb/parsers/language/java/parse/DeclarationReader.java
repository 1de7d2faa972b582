package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Symbol.Shape;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.java.parse.FactCollector.Heading;
import dev.kotadb.parsers.language.java.parse.FactCollector.Place;
import java.util.ArrayList;
import java.util.List;

/** Reads the declarations of types and what they are made of: fields, constants, components, initializers, methods. */
final class DeclarationReader {
    /** No type is written so, which keeps a class without a name from being found by one. */
    static final String ANONYMOUS = "<anonymous>";
    static final String IMPLICIT = "<implicit>";

    private final JavaWalk walk;
    private final TypeReader types;
    private final ExpressionReader expressions;
    private final CallReader calls;
    private final Signatures heads;
    private final MethodReader methods;

    DeclarationReader(
            JavaWalk walk, TypeReader types, ExpressionReader expressions, CallReader calls, LambdaReader lambdas) {
        this.walk = walk;
        this.types = types;
        this.expressions = expressions;
        this.calls = calls;
        this.heads = new Signatures(walk.source(), types);
        this.methods = new MethodReader(walk, types, lambdas, heads);
    }

    void topLevel(TypeDeclaration<?> type) {
        if (type instanceof ClassOrInterfaceDeclaration implicit && implicit.isCompact()) {
            implicit(implicit);
        } else {
            read(type, List.of());
        }
    }

    private void member(TypeDeclaration<?> type) {
        boolean inInterface = isInInterface();
        List<String> implied = new ArrayList<>();
        if (inInterface) {
            implied.add("public");
        }
        if (inInterface || isAlwaysStatic(type)) {
            implied.add("static");
        }
        read(type, implied);
    }

    void local(TypeDeclaration<?> type) {
        read(type, isAlwaysStatic(type) ? List.of("static") : List.of());
    }

    private static boolean isAlwaysStatic(TypeDeclaration<?> type) {
        return !(type instanceof ClassOrInterfaceDeclaration) || type.asClassOrInterfaceDeclaration().isInterface();
    }

    private void read(TypeDeclaration<?> type, List<String> implied) {
        int typeMark = walk.locals().typeMark();
        switch (type) {
            case ClassOrInterfaceDeclaration c -> {
                SymbolKind kind = c.isInterface() ? SymbolKind.INTERFACE : SymbolKind.CLASS;
                List<String> parameters = types.declare(c.getTypeParameters());
                int outer = open(c, kind, "", implied, parameters, c.getExtendedTypes(), c.getImplementedTypes());
                types.usesOfBounds(c.getTypeParameters());
                supertypes(c.getExtendedTypes(), ReferenceType.EXTENDS, "");
                supertypes(c.getImplementedTypes(), ReferenceType.IMPLEMENTS, "");
                supertypes(c.getPermittedTypes(), ReferenceType.TYPE_REFERENCE, "permits");
                close(c.getMembers(), outer);
            }
            case EnumDeclaration e -> {
                int outer = open(e, SymbolKind.ENUM, "", implied, List.of(), new NodeList<>(), e.getImplementedTypes());
                supertypes(e.getImplementedTypes(), ReferenceType.IMPLEMENTS, "");
                enumeration(e, outer);
            }
            case RecordDeclaration r -> {
                List<String> parameters = types.declare(r.getTypeParameters());
                List<String> more = with(implied, "final");
                int outer = open(r, SymbolKind.CLASS, "record", more, parameters, new NodeList<>(), r.getImplementedTypes());
                types.usesOfBounds(r.getTypeParameters());
                int mark = walk.locals().mark();
                components(r);
                supertypes(r.getImplementedTypes(), ReferenceType.IMPLEMENTS, "");
                close(r.getMembers(), outer);
                walk.locals().backTo(mark);
            }
            case AnnotationDeclaration a -> {
                int outer = open(
                        a, SymbolKind.INTERFACE, "annotation", implied, List.of(), new NodeList<>(), new NodeList<>());
                close(a.getMembers(), outer);
            }
            default -> throw new IllegalStateException("no such type: " + type.getClass());
        }
        walk.locals().backToTypes(typeMark);
    }

    private int open(
            TypeDeclaration<?> type,
            SymbolKind kind,
            String detail,
            List<String> implied,
            List<String> typeParameters,
            NodeList<ClassOrInterfaceType> extended,
            NodeList<ClassOrInterfaceType> implemented) {
        List<String> supertypes = types.texts(extended);
        supertypes.addAll(types.texts(implemented));
        String name = type.getName().getIdentifier();
        int symbol = walk.facts().declare(
                new Heading(kind, detail, name, "." + name),
                new Place(SourceText.begin(type), SourceText.end(type), SourceText.begin(type.getName())),
                heads.type(type),
                Signatures.modifiers(type.getModifiers(), implied.toArray(String[]::new)),
                new Shape(typeParameters, null, Value.UNKNOWN, null, false, 0, supertypes));
        int outer = walk.facts().enter(symbol);
        types.annotations(type.getAnnotations());
        return outer;
    }

    private void close(NodeList<BodyDeclaration<?>> body, int outer) {
        readAll(body);
        walk.facts().enter(outer);
    }

    private void supertypes(NodeList<ClassOrInterfaceType> written, ReferenceType as, String detail) {
        for (ClassOrInterfaceType type : written) {
            types.named(type, as, detail);
        }
    }

    private void enumeration(EnumDeclaration type, int outer) {
        int mark = walk.locals().mark();
        String name = type.getName().getIdentifier();
        for (EnumConstantDeclaration constant : type.getEntries()) {
            if (!walk.locals().isEmpty()) {
                walk.locals().hide(constant.getName().getIdentifier());
            }
            constant(constant, name);
        }
        close(type.getMembers(), outer);
        walk.locals().backTo(mark);
    }

    /** The body of {@code new T() {...}} or of an enum constant: a class without a name. */
    void anonymous(Node whole, int begin, String supertype, NodeList<BodyDeclaration<?>> body) {
        boolean negated = walk.locals().negated(false);
        int symbol = walk.facts().declare(
                new Heading(SymbolKind.CLASS, "anonymous", ANONYMOUS, "." + ANONYMOUS),
                new Place(begin, SourceText.end(whole), begin),
                "new " + supertype,
                List.of(),
                new Shape(List.of(), null, Value.UNKNOWN, null, false, 0, List.of(supertype)));
        close(body, walk.facts().enter(symbol));
        walk.locals().negated(negated);
    }

    /** The class around a compact source file's members, which has the file's name. */
    private void implicit(ClassOrInterfaceDeclaration type) {
        int begin = SourceText.begin(type);
        int symbol = walk.facts().declare(
                new Heading(SymbolKind.CLASS, "implicit", IMPLICIT, "." + IMPLICIT),
                new Place(begin, SourceText.end(type), begin),
                "",
                List.of("final"),
                Shape.NONE);
        close(type.getMembers(), walk.facts().enter(symbol));
    }

    private static List<String> with(List<String> words, String word) {
        List<String> all = new ArrayList<>(words);
        all.add(word);
        return all;
    }

    private boolean isInInterface() {
        int type = walk.facts().type();
        return type >= 0 && walk.facts().symbol(type).kind() == SymbolKind.INTERFACE;
    }

    private void readAll(NodeList<BodyDeclaration<?>> members) {
        int mark = walk.locals().mark();
        if (!walk.locals().isEmpty()) {
            hideLocals(members);
        }
        for (BodyDeclaration<?> member : members) {
            member(member);
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

    private void member(BodyDeclaration<?> member) {
        switch (member) {
            case MethodDeclaration method -> methods.method(method, isInInterface());
            case FieldDeclaration field -> field(field);
            case ConstructorDeclaration constructor -> methods.constructor(constructor);
            case TypeDeclaration<?> type -> member(type);
            case CompactConstructorDeclaration constructor -> methods.constructor(constructor);
            case InitializerDeclaration initializer -> {
                types.annotations(initializer.getAnnotations());
                walk.statement(initializer.getBody());
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
                    typed(types.text(variable.getType())));
            int outer = walk.facts().enter(symbol);
            if (i == 0) {
                types.annotations(field.getAnnotations());
                types.uses(variable.getType());
            }
            Expression initializer = variable.getInitializer().orElse(null);
            if (initializer != null) {
                expressions.initializer(initializer, types.text(variable.getType()));
            }
            walk.facts().enter(outer);
        }
    }

    private void constant(EnumConstantDeclaration constant, String enumName) {
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
        types.annotations(constant.getAnnotations());
        calls.constant(constant, enumName);
        if (!body.isEmpty()) {
            anonymous(constant, SourceText.begin(constant.getName()), enumName, body);
        }
        walk.facts().enter(outer);
    }

    private void components(RecordDeclaration type) {
        for (Parameter component : type.getParameters()) {
            String name = component.getName().getIdentifier();
            int begin = SourceText.begin(component);
            int end = SourceText.end(component);
            String text = types.text(component.getType()) + (component.isVarArgs() ? "[]" : "");
            int symbol = walk.facts().declare(
                    new Heading(SymbolKind.PROPERTY, "record_component", name, "#" + name),
                    new Place(begin, end, SourceText.begin(component.getName())),
                    walk.source().text(begin, end),
                    List.of("private", "final"),
                    typed(text));
            int outer = walk.facts().enter(symbol);
            types.annotations(component.getAnnotations());
            types.uses(component.getType());
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
