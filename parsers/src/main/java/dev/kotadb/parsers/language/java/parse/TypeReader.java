package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.UnknownType;
import com.github.javaparser.ast.type.WildcardType;
import dev.kotadb.parsers.facts.ReferenceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads types and annotations: what they say, and the names that they use. */
final class TypeReader {
    private final JavaWalk walk;

    TypeReader(JavaWalk walk) {
        this.walk = walk;
    }

    /** Whether the type is left to be inferred: {@code var}, or a lambda's parameter without one. */
    static boolean isInferred(Type type) {
        return type instanceof UnknownType
                || (type instanceof ClassOrInterfaceType named
                        && named.getName().getIdentifier().equals("var")
                        && named.getScope().isEmpty());
    }

    /** Takes note of the names and gives the text. */
    String read(Type type) {
        uses(type);
        return text(type);
    }

    List<String> texts(NodeList<? extends Type> types) {
        List<String> texts = new ArrayList<>(types.size());
        for (Type type : types) {
            texts.add(text(type));
        }
        return texts;
    }

    void usesOf(Optional<? extends NodeList<? extends Type>> types) {
        if (types.isPresent()) {
            usesOf(types.get());
        }
    }

    void usesOf(NodeList<? extends Type> types) {
        for (Type type : types) {
            uses(type);
        }
    }

    void uses(Type type) {
        switch (type) {
            case ClassOrInterfaceType named -> {
                if (!isInferred(named)) {
                    named(named, ReferenceType.TYPE_REFERENCE, "");
                }
            }
            case ArrayType array -> {
                annotations(array.getAnnotations());
                uses(array.getComponentType());
            }
            case WildcardType wildcard -> {
                annotations(wildcard.getAnnotations());
                wildcard.getExtendedType().ifPresent(this::uses);
                wildcard.getSuperType().ifPresent(this::uses);
            }
            case UnionType union -> usesOf(union.getElements());
            case IntersectionType intersection -> usesOf(intersection.getElements());
            default -> annotations(type.getAnnotations());
        }
    }

    void annotations(NodeList<AnnotationExpr> annotations) {
        for (AnnotationExpr annotation : annotations) {
            annotation(annotation);
        }
    }

    void annotation(AnnotationExpr annotation) {
        name(annotation.getName(), "annotation");
        switch (annotation) {
            case SingleMemberAnnotationExpr single -> walk.value(single.getMemberValue());
            case NormalAnnotationExpr normal -> {
                for (MemberValuePair pair : normal.getPairs()) {
                    walk.value(pair.getValue());
                }
            }
            default -> { }
        }
    }

    /** A use of the type at the end of the path, and of those that the path leads through. */
    void name(Name name, String detail) {
        Name qualifier = name.getQualifier().orElse(null);
        if (qualifier != null && !Character.isLowerCase(qualifier.getIdentifier().charAt(0))) {
            name(qualifier, "");
        }
        walk.facts().use(
                ReferenceType.TYPE_REFERENCE, name.getIdentifier(), dotted(qualifier), lastWord(name), null, detail);
    }

    static String dotted(@Nullable Name name) {
        if (name == null) {
            return "";
        }
        Name qualifier = name.getQualifier().orElse(null);
        return qualifier == null ? name.getIdentifier() : dotted(qualifier) + "." + name.getIdentifier();
    }

    /** Offset of the last identifier of a path. */
    static int lastWord(Name name) {
        return SourceText.end(name) - name.getIdentifier().length();
    }

    /** The name itself is used as told; names within its path and arguments are plain uses of types. */
    void named(ClassOrInterfaceType type, ReferenceType as, String detail) {
        annotations(type.getAnnotations());
        String name = type.getName().getIdentifier();
        String qualifier = qualifier(type);
        if (!qualifier.isEmpty() || !walk.locals().isTypeVariable(name)) {
            walk.facts().use(as, name, qualifier, SourceText.begin(type.getName()), null, detail);
        }
        usesOf(type.getTypeArguments());
    }

    /** What stands before the name, after the types in it have been noted; empty without. */
    String qualifier(ClassOrInterfaceType type) {
        ClassOrInterfaceType scope = type.getScope().orElse(null);
        if (scope == null) {
            return "";
        }
        if (isTypeName(scope)) {
            named(scope, ReferenceType.TYPE_REFERENCE, "");
        }
        return dotted(scope);
    }

    /** Packages are written in lower case, and so are a few types, which cannot be told from them here. */
    private static boolean isTypeName(ClassOrInterfaceType type) {
        return !Character.isLowerCase(type.getName().getIdentifier().charAt(0)) || type.getTypeArguments().isPresent();
    }

    private static String dotted(ClassOrInterfaceType type) {
        String name = type.getName().getIdentifier();
        return type.getScope().isPresent() ? dotted(type.getScope().get()) + "." + name : name;
    }

    /** As written, but without annotations. */
    String text(Type type) {
        return switch (type) {
            case ClassOrInterfaceType named -> text(named);
            case ArrayType array -> text(array.getComponentType()) + "[]";
            case PrimitiveType primitive -> primitive.getType().asString();
            case UnionType union -> union.getElements().stream().map(this::text).collect(Collectors.joining(" | "));
            case UnknownType _ -> "";
            case WildcardType wildcard -> "?" + wildcard.getExtendedType().map(t -> " extends " + text(t)).orElse("")
                    + wildcard.getSuperType().map(t -> " super " + text(t)).orElse("");
            default -> walk.source().text(SourceText.begin(type), SourceText.end(type));
        };
    }

    private String text(ClassOrInterfaceType type) {
        NodeList<Type> arguments = type.getTypeArguments().orElse(null);
        if (arguments == null && type.getScope().isEmpty()) {
            return type.getName().getIdentifier();
        }
        StringBuilder text = new StringBuilder(32);
        append(text, type);
        return text.toString();
    }

    private void append(StringBuilder text, ClassOrInterfaceType type) {
        ClassOrInterfaceType scope = type.getScope().orElse(null);
        if (scope != null) {
            append(text, scope);
            text.append('.');
        }
        text.append(type.getName().getIdentifier());
        NodeList<Type> arguments = type.getTypeArguments().orElse(null);
        if (arguments == null || arguments.isEmpty()) {
            return;
        }
        char before = '<';
        for (Type argument : arguments) {
            text.append(before);
            if (before == ',') {
                text.append(' ');
            }
            if (argument instanceof ClassOrInterfaceType named) {
                append(text, named);
            } else {
                text.append(text(argument));
            }
            before = ',';
        }
        text.append('>');
    }

    /** The name alone, without type arguments, package and outer types, as it stands in a method's qualified name. */
    String erased(Type type) {
        return switch (type) {
            case ClassOrInterfaceType named -> named.getName().getIdentifier();
            case ArrayType array -> erased(array.getComponentType()) + "[]";
            default -> text(type);
        };
    }

    /** Brings the type variables into scope and gives them as written, with bounds. */
    List<String> declare(NodeList<TypeParameter> parameters) {
        if (parameters.isEmpty()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(parameters.size());
        for (TypeParameter parameter : parameters) {
            String name = parameter.getName().getIdentifier();
            walk.locals().declareType(name);
            List<String> bounds = texts(parameter.getTypeBound());
            texts.add(bounds.isEmpty() ? name : name + " extends " + String.join(" & ", bounds));
        }
        return texts;
    }

    void usesOfBounds(NodeList<TypeParameter> parameters) {
        for (TypeParameter parameter : parameters) {
            annotations(parameter.getAnnotations());
            usesOf(parameter.getTypeBound());
        }
    }
}
