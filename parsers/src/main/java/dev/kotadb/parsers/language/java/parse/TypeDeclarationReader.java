package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Symbol.Shape;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.java.parse.FactCollector.Heading;
import dev.kotadb.parsers.language.java.parse.FactCollector.Place;
import java.util.ArrayList;
import java.util.List;

/** Reads the declarations of types. */
final class TypeDeclarationReader {
    /** No type is written so, which keeps a class without a name from being found by one. */
    static final String ANONYMOUS = "<anonymous>";
    static final String IMPLICIT = "<implicit>";

    private final JavaWalk walk;
    private final MemberReader members;

    TypeDeclarationReader(JavaWalk walk) {
        this.walk = walk;
        this.members = new MemberReader(walk);
    }

    void topLevel(TypeDeclaration<?> type) {
        if (type instanceof ClassOrInterfaceDeclaration implicit && implicit.isCompact()) {
            implicit(implicit);
        } else {
            read(type, List.of());
        }
    }

    void member(TypeDeclaration<?> type) {
        boolean inInterface = members.isInInterface();
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
                List<String> parameters = walk.types().declare(c.getTypeParameters());
                int outer = open(c, kind, "", implied, parameters, c.getExtendedTypes(), c.getImplementedTypes());
                walk.types().usesOfBounds(c.getTypeParameters());
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
                List<String> parameters = walk.types().declare(r.getTypeParameters());
                List<String> more = with(implied, "final");
                int outer = open(r, SymbolKind.CLASS, "record", more, parameters, new NodeList<>(), r.getImplementedTypes());
                walk.types().usesOfBounds(r.getTypeParameters());
                int mark = walk.locals().mark();
                members.components(r);
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
        List<String> supertypes = walk.types().texts(extended);
        supertypes.addAll(walk.types().texts(implemented));
        String name = type.getName().getIdentifier();
        int symbol = walk.facts().declare(
                new Heading(kind, detail, name, "." + name),
                new Place(SourceText.begin(type), SourceText.end(type), SourceText.begin(type.getName())),
                members.heads().type(type),
                Signatures.modifiers(type.getModifiers(), implied.toArray(String[]::new)),
                new Shape(typeParameters, null, Value.UNKNOWN, null, false, 0, supertypes));
        int outer = walk.facts().enter(symbol);
        walk.types().annotations(type.getAnnotations());
        return outer;
    }

    private void close(NodeList<BodyDeclaration<?>> body, int outer) {
        members.readAll(body);
        walk.facts().enter(outer);
    }

    private void supertypes(NodeList<ClassOrInterfaceType> types, ReferenceType as, String detail) {
        for (ClassOrInterfaceType type : types) {
            walk.types().named(type, as, detail);
        }
    }

    private void enumeration(EnumDeclaration type, int outer) {
        int mark = walk.locals().mark();
        String name = type.getName().getIdentifier();
        for (EnumConstantDeclaration constant : type.getEntries()) {
            if (!walk.locals().isEmpty()) {
                walk.locals().hide(constant.getName().getIdentifier());
            }
            members.constant(constant, name);
        }
        close(type.getMembers(), outer);
        walk.locals().backTo(mark);
    }

    /** The body of {@code new T() {...}} or of an enum constant: a class without a name. */
    void anonymous(Node whole, int begin, String supertype, NodeList<BodyDeclaration<?>> body) {
        boolean negated = walk.expressions().patterns().negated(false);
        int symbol = walk.facts().declare(
                new Heading(SymbolKind.CLASS, "anonymous", ANONYMOUS, "." + ANONYMOUS),
                new Place(begin, SourceText.end(whole), begin),
                "new " + supertype,
                List.of(),
                new Shape(List.of(), null, Value.UNKNOWN, null, false, 0, List.of(supertype)));
        close(body, walk.facts().enter(symbol));
        walk.expressions().patterns().negated(negated);
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
}
