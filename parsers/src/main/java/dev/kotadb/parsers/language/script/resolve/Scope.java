package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The place where a type is written.
 *
 * @param around the innermost declaration around it; null at the top of the file
 * @param bindings what its type parameters stand for
 * @param self the value of {@code this}; null if not known
 */
record Scope(FileView view, @Nullable Declared around, Map<String, Meaning> bindings, @Nullable Meaning self) {
    Scope {
        bindings = Map.copyOf(bindings);
    }

    static Scope top(FileView view) {
        return new Scope(view, null, Map.of(), null);
    }

    /** The place of a type that a declaration in this one has. */
    Scope inside(Declared declaration) {
        return new Scope(view, declaration, bindings, self);
    }

    Scope with(Map<String, Meaning> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, Meaning> all = new HashMap<>(bindings);
        all.putAll(more);
        return new Scope(view, around, all, self);
    }
}
