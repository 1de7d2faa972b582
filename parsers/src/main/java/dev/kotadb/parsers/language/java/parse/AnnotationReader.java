package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import dev.kotadb.parsers.facts.ReferenceType;
import org.jspecify.annotations.Nullable;

/** Reads annotations and other dotted names that stand for types. */
final class AnnotationReader {
    private final JavaWalk walk;

    AnnotationReader(JavaWalk walk) {
        this.walk = walk;
    }

    void read(AnnotationExpr annotation) {
        typeName(annotation.getName(), "annotation");
        switch (annotation) {
            case SingleMemberAnnotationExpr single -> walk.expressions().value(single.getMemberValue());
            case NormalAnnotationExpr normal -> {
                for (MemberValuePair pair : normal.getPairs()) {
                    walk.expressions().value(pair.getValue());
                }
            }
            default -> { }
        }
    }

    /** A use of the type at the end of the path, and of those that the path leads through. */
    void typeName(Name name, String detail) {
        Name qualifier = name.getQualifier().orElse(null);
        if (qualifier != null && !Character.isLowerCase(qualifier.getIdentifier().charAt(0))) {
            typeName(qualifier, "");
        }
        walk.facts().use(
                ReferenceType.TYPE_REFERENCE, name.getIdentifier(), path(qualifier), lastWord(name), null, detail);
    }

    static String path(@Nullable Name name) {
        if (name == null) {
            return "";
        }
        Name qualifier = name.getQualifier().orElse(null);
        return qualifier == null ? name.getIdentifier() : path(qualifier) + "." + name.getIdentifier();
    }

    /** Offset of the last identifier of a path. */
    static int lastWord(Name name) {
        return SourceText.end(name) - name.getIdentifier().length();
    }
}
