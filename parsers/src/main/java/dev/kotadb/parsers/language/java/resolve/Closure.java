package dev.kotadb.parsers.language.java.resolve;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type with all its supertypes, in terms of its own parameters: itself and its superclasses, then the interfaces.
 * Whether some are declared outside of what is known, or not found at all.
 */
final class Closure {
    private final List<JType.Of> types;
    private final boolean outside;
    private final boolean missing;
    private final Map<TypeDeclaration, JType.Of> byDeclaration = new IdentityHashMap<>();

    Closure(List<JType.Of> types, boolean outside, boolean missing) {
        this.types = types;
        this.outside = outside;
        this.missing = missing;
        types.forEach(type -> byDeclaration.putIfAbsent(type.declaration(), type));
    }

    static Closure of(TypeDeclaration type) {
        Collector collector = new Collector();
        collector.classes(type);
        collector.interfaces();
        return new Closure(collector.found, collector.outside, collector.missing);
    }

    List<JType.Of> types() {
        return types;
    }

    /** Whether some supertype is known to be declared elsewhere. */
    boolean outside() {
        return outside;
    }

    /** Whether some supertype was not found. */
    boolean missing() {
        return missing;
    }

    boolean complete() {
        return !outside && !missing;
    }

    JType.@Nullable Of supertype(TypeDeclaration declaration) {
        return byDeclaration.get(declaration);
    }

    private static final class Collector {
        private final List<JType.Of> found = new ArrayList<>();
        private final Map<TypeDeclaration, Boolean> seen = new IdentityHashMap<>();
        private boolean outside;
        private boolean missing;

        void classes(TypeDeclaration type) {
            JType.@Nullable Of next = type.self();
            while (next != null && seen.put(next.declaration(), true) == null) {
                found.add(next);
                JType.Of at = next;
                next = null;
                for (JType each : supertypes(at)) {
                    if (each instanceof JType.Of one && !one.declaration().isInterface() && next == null) {
                        next = one;
                    }
                }
            }
            type.types().object().ifPresent(object -> {
                if (seen.put(object.declaration(), true) == null) {
                    found.add(object);
                }
            });
        }

        void interfaces() {
            for (JType.Of type : List.copyOf(found)) {
                interfacesOf(type);
            }
        }

        private void interfacesOf(JType.Of type) {
            for (JType each : supertypes(type)) {
                switch (each) {
                    case JType.Of one when one.declaration().isInterface() -> {
                        if (seen.put(one.declaration(), true) == null) {
                            found.add(one);
                            interfacesOf(one);
                        }
                    }
                    case JType.Outside() -> outside = true;
                    case JType.Of one -> {}
                    default -> missing = true;
                }
            }
        }

        private static List<JType> supertypes(JType.Of type) {
            List<JType> substituted = new ArrayList<>();
            for (JType each : type.declaration().supertypes()) {
                substituted.add(Substitution.of(type).apply(each));
            }
            return substituted;
        }
    }
}
