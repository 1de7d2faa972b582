package dev.kotadb.parsers.language.java.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A type with all its supertypes, in terms of its own parameters: itself and its superclasses, then the interfaces.
 * Whether some are declared outside of what is known, or not found at all.
 */
final class Supertypes {
    private final List<JType.Of> types = new ArrayList<>();
    private final Map<TypeDeclaration, JType.Of> byDeclaration = new IdentityHashMap<>();
    private final Set<JType.Outside> outside = new HashSet<>();
    private boolean missing;

    private Supertypes() {}

    /** The type alone. */
    static Supertypes none(TypeDeclaration type) {
        Supertypes none = new Supertypes();
        none.add(type.self());
        return none;
    }

    static Supertypes of(TypeDeclaration type, Supplier<Optional<JType.Of>> object) {
        Supertypes all = new Supertypes();
        all.addClasses(type);
        object.get().ifPresent(all::add);
        for (JType.Of one : List.copyOf(all.types)) {
            all.addInterfaces(one);
        }
        return all;
    }

    List<JType.Of> types() {
        return types;
    }

    /** Whether some supertype is known to be declared elsewhere. */
    boolean outside() {
        return !outside.isEmpty();
    }

    /** Whether a type that is declared elsewhere certainly is among the supertypes. */
    boolean has(JType.Outside type) {
        return outside.stream().anyMatch(type::is);
    }

    /** Whether some supertype was not found. */
    boolean missing() {
        return missing;
    }

    boolean complete() {
        return outside.isEmpty() && !missing;
    }

    JType.@Nullable Of supertype(TypeDeclaration declaration) {
        return byDeclaration.get(declaration);
    }

    private boolean add(JType.Of type) {
        boolean isNew = byDeclaration.putIfAbsent(type.declaration(), type) == null;
        if (isNew) {
            types.add(type);
        }
        return isNew;
    }

    private void addClasses(TypeDeclaration type) {
        JType.@Nullable Of next = type.self();
        while (next != null && add(next)) {
            List<JType> supertypes = supertypes(next);
            next = null;
            for (JType each : supertypes) {
                if (each instanceof JType.Of one && !one.declaration().isInterface() && next == null) {
                    next = one;
                }
            }
        }
    }

    private void addInterfaces(JType.Of type) {
        for (JType each : supertypes(type)) {
            switch (each) {
                case JType.Of one when one.declaration().isInterface() -> {
                    if (add(one)) {
                        addInterfaces(one);
                    }
                }
                case JType.Outside elsewhere -> outside.add(elsewhere);
                case JType.Of one -> {}
                default -> missing = true;
            }
        }
    }

    private static List<JType> supertypes(JType.Of type) {
        Substitution substitution = Substitution.of(type);
        List<JType> substituted = new ArrayList<>();
        for (JType each : type.declaration().supertypes()) {
            substituted.add(substitution.apply(each));
        }
        return substituted;
    }
}
