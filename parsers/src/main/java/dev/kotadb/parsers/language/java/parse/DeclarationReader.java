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
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.nodeTypes.NodeWithExtends;
import com.github.javaparser.ast.nodeTypes.NodeWithImplements;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.TypeParameter;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Symbol.Shape;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.java.parse.FactCollector.Heading;
import dev.kotadb.parsers.language.java.parse.FactCollector.Place;
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

    DeclarationReader(JavaWalk walk, TypeReader types, ExpressionReader expressions, CallReader calls) {
        this.walk = walk;
        this.types = types;
        this.expressions = expressions;
        this.calls = calls;
        this.heads = new Signatures(walk.source(), types);
        this.methods = new MethodReader(walk, types, calls, heads);
    }

    void topLevel(TypeDeclaration<?> type) {
        if (type instanceof ClassOrInterfaceDeclaration implicit && implicit.isCompact()) {
            implicit(implicit);
        } else {
            read(type);
        }
    }

    private void member(TypeDeclaration<?> type) {
        if (isInInterface()) {
            read(type, "public", "static");
        } else {
            local(type);
        }
    }

    void local(TypeDeclaration<?> type) {
        boolean isStatic = !(type instanceof ClassOrInterfaceDeclaration declared) || declared.isInterface();
        read(type, isStatic ? new String[] {"static"} : new String[0]);
    }

    private void read(TypeDeclaration<?> type, String... implied) {
        int mark = walk.locals().mark();
        int typeMark = walk.locals().typeMark();
        NodeList<TypeParameter> parameters =
                type instanceof NodeWithTypeParameters<?> generic ? generic.getTypeParameters() : new NodeList<>();
        NodeList<ClassOrInterfaceType> extended =
                type instanceof NodeWithExtends<?> extending ? extending.getExtendedTypes() : new NodeList<>();
        NodeList<ClassOrInterfaceType> implemented = type instanceof NodeWithImplements<?> implementing
                ? implementing.getImplementedTypes()
                : new NodeList<>();
        List<String> typeParameters = types.declare(parameters);
        List<String> supertypes = types.texts(extended);
        supertypes.addAll(types.texts(implemented));
        List<String> modifiers = Signatures.modifiers(type.getModifiers(), implied);
        if (type instanceof RecordDeclaration && !modifiers.contains("final")) {
            modifiers.add("final");
        }
        int symbol = walk.facts().declare(
                heading(type),
                Place.of(type, type.getName()),
                heads.type(type),
                modifiers,
                new Shape(typeParameters, null, Value.UNKNOWN, null, false, 0, supertypes));
        int outer = walk.facts().enter(symbol);
        types.annotations(type.getAnnotations());
        types.usesOfBounds(parameters);
        if (type instanceof RecordDeclaration record) {
            components(record);
        }
        supertypes(extended, ReferenceType.EXTENDS, "");
        supertypes(implemented, ReferenceType.IMPLEMENTS, "");
        if (type instanceof ClassOrInterfaceDeclaration sealed) {
            supertypes(sealed.getPermittedTypes(), ReferenceType.TYPE_REFERENCE, "permits");
        }
        if (type instanceof EnumDeclaration enumeration) {
            constants(enumeration);
        }
        close(type.getMembers(), outer);
        walk.locals().backTo(mark);
        walk.locals().backToTypes(typeMark);
    }

    private static Heading heading(TypeDeclaration<?> type) {
        String name = type.getName().getIdentifier();
        String path = "." + name;
        return switch (type) {
            case ClassOrInterfaceDeclaration c ->
                new Heading(c.isInterface() ? SymbolKind.INTERFACE : SymbolKind.CLASS, "", name, path);
            case EnumDeclaration _ -> new Heading(SymbolKind.ENUM, "", name, path);
            case RecordDeclaration _ -> new Heading(SymbolKind.CLASS, "record", name, path);
            case AnnotationDeclaration _ -> new Heading(SymbolKind.INTERFACE, "annotation", name, path);
            default -> throw new IllegalStateException("no such type: " + type.getClass());
        };
    }

    private void close(NodeList<BodyDeclaration<?>> body, int outer) {
        members(body);
        walk.facts().enter(outer);
    }

    private void supertypes(NodeList<ClassOrInterfaceType> written, ReferenceType as, String detail) {
        for (ClassOrInterfaceType type : written) {
            types.named(type, as, detail);
        }
    }

    private void constants(EnumDeclaration type) {
        for (EnumConstantDeclaration constant : type.getEntries()) {
            hide(constant.getName());
            constant(constant, type.getName().getIdentifier());
        }
    }

    /** The body of {@code new T() {...}} or of an enum constant: a class without a name. */
    int anonymous(Node whole, int begin, String supertype, NodeList<BodyDeclaration<?>> body) {
        int symbol = walk.facts().declare(
                new Heading(SymbolKind.CLASS, "anonymous", ANONYMOUS, "." + ANONYMOUS),
                new Place(begin, SourceText.end(whole), begin),
                "new " + supertype,
                List.of(),
                new Shape(List.of(), null, Value.UNKNOWN, null, false, 0, List.of(supertype)));
        close(body, walk.facts().enter(symbol));
        return symbol;
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

    private boolean isInInterface() {
        int type = walk.facts().type();
        return type >= 0 && walk.facts().symbol(type).kind() == SymbolKind.INTERFACE;
    }

    private void members(NodeList<BodyDeclaration<?>> members) {
        int mark = walk.locals().mark();
        if (inheritsFields(walk.facts().type())) {
            walk.locals().enterClass(walk.facts().type());
        }
        for (BodyDeclaration<?> member : members) {
            if (member instanceof FieldDeclaration field) {
                field.getVariables().forEach(variable -> hide(variable.getName()));
            }
        }
        members.forEach(this::member);
        walk.locals().backTo(mark);
    }

    private boolean inheritsFields(int type) {
        return type >= 0 && !walk.facts().symbol(type).shape().supertypes().isEmpty();
    }

    /** Within a local or anonymous class, its fields hide the variables around it. */
    private void hide(SimpleName field) {
        if (!walk.locals().isEmpty()) {
            walk.locals().hide(field.getIdentifier());
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
        int head = SourceText.end(constant.getName());
        if (!constant.getArguments().isEmpty()) {
            head = SourceText.end(constant.getArguments().getLast().orElseThrow());
            head = walk.source().find(')', head, SourceText.end(constant)) + 1;
        }
        int symbol = walk.facts().declare(
                new Heading(SymbolKind.CONSTANT, "enum_constant", name, "#" + name),
                Place.of(constant, constant.getName()),
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
            String text = types.text(component.getType()) + (component.isVarArgs() ? "[]" : "");
            int symbol = walk.facts().declare(
                    new Heading(SymbolKind.PROPERTY, "record_component", name, "#" + name),
                    Place.of(component, component.getName()),
                    walk.source().text(SourceText.begin(component), SourceText.end(component)),
                    List.of("private", "final"),
                    typed(text));
            int outer = walk.facts().enter(symbol);
            types.annotations(component.getAnnotations());
            types.uses(component.getType());
            walk.facts().enter(outer);
            hide(component.getName());
        }
    }

    private static Shape typed(String type) {
        return new Shape(List.of(), type, Value.UNKNOWN, null, false, 0, List.of());
    }
}
