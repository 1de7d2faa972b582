package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.resolve.Declared;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a name means as a type. */
sealed interface TypeName {
    TypeName OUTSIDE = new Outside("", false);
    TypeName MISSING = new Missing();

    static TypeName of(@Nullable TypeDeclaration type) {
        return type == null ? MISSING : new Known(type);
    }

    record Known(TypeDeclaration declaration) implements TypeName {}

    record OfVariable(JType.Variable variable) implements TypeName {}

    /** Several files declare it and none is nearer than the others. */
    record Several(List<Declared> declarations) implements TypeName {}

    /** Declared outside the repository and the JDK; see {@link JType.Outside}. */
    record Outside(String name, boolean imported) implements TypeName {}

    /** Found nowhere. */
    record Missing() implements TypeName {}
}
