package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.resolve.Conversions.Applicability;

/** Binds type parameters by what is passed for them. */
final class Inference {
    private final Conversions conversions;
    private final Members members;

    Inference(Types types) {
        this.conversions = new Conversions(types);
        this.members = types.members();
    }

    void bind(JType parameter, JType argument) {
        bind(parameter, argument, 0);
    }

    /**
     * Binds what is still open in a result by the type that it is assigned to (JLS 18.5.2.1). A wildcard there tells only a bound.
     *
     * @return whether nothing else may be asked of the result's type arguments
     */
    boolean bindResult(JType result, JType wanted) {
        JType.Of as = JType.inferred(result) instanceof JType.Of made && wanted instanceof JType.Of target
                ? members.supertype(made, target.declaration())
                : null;
        if (as == null || !(wanted instanceof JType.Of target) || as.arguments().size() != target.arguments().size()) {
            return false;
        }
        boolean all = true;
        for (int i = 0; i < as.arguments().size(); i++) {
            JType known = target.arguments().get(i);
            equate(as.arguments().get(i), known, 0);
            all &= !(known instanceof JType.Wildcard(boolean lower, JType _) && lower);
        }
        return all;
    }

    private static void equate(JType open, JType known, int depth) {
        switch (JType.inferred(open)) {
            case JType.Free free -> {
                boolean tells = !(known instanceof JType.Wildcard || known instanceof JType.Unknown || known instanceof JType.Free);
                if (free.binding() == null && tells && !mentions(known, free, 0)) {
                    free.bind(known);
                }
            }
            case JType.Array(JType element) when known instanceof JType.Array(JType wanted) && depth < JType.DEEPEST ->
                equate(element, wanted, depth + 1);
            case JType.Of of when known instanceof JType.Of other && of.declaration() == other.declaration()
                    && of.arguments().size() == other.arguments().size() && depth < JType.DEEPEST -> {
                for (int i = 0; i < of.arguments().size(); i++) {
                    equate(of.arguments().get(i), other.arguments().get(i), depth + 1);
                }
            }
            default -> { }
        }
    }

    private void bind(JType parameter, JType argument, int depth) {
        if (depth > JType.DEEPEST) {
            return;
        }
        JType given = JType.inferred(argument);
        switch (parameter) {
            case JType.Free free -> bindFree(free, given, depth);
            case JType.Wildcard(boolean lower, JType bound) ->
                bind(bound, given instanceof JType.Wildcard(boolean l, JType inner) ? inner : given, depth + 1);
            case JType.Array(JType element) when given instanceof JType.Array(JType passed) ->
                bind(element, passed, depth + 1);
            case JType.Of of -> bindType(of, given, depth);
            default -> {}
        }
    }

    private void bindFree(JType.Free free, JType given, int depth) {
        JType bound = free.binding();
        if (bound != null && JType.inferred(bound) instanceof JType.Free inner) {
            if (inner != free) {
                bindFree(inner, given, depth + 1);
            }
            return;
        }
        if (bound == null) {
            if (!(given instanceof JType.Unknown || given instanceof JType.Null || given.equals(JType.VOID))
                    && !mentions(given, free, 0)) {
                free.bind(conversions.boxed(given));
                // What was left open in it is told by the parameter's bound: TreeMap::new for M extends Map<K, D>.
                if (given instanceof JType.Of of && of.arguments().stream().anyMatch(Inference::isOpen)
                        && free.bound() instanceof JType.Of limit) {
                    bindType(limit, given, depth + 1);
                }
            }
        } else if (given instanceof JType.Of && conversions.of(bound, given, false) == Applicability.YES) {
            // Both were passed: the wider one holds them.
            JType.Of wider = (JType.Of) given;
            if (!(JType.inferred(bound) instanceof JType.Of of && of.declaration() == wider.declaration())
                    && !mentions(given, free, 0)) {
                free.bind(given);
            }
        } else {
            bind(bound, given, depth + 1);
            if (given instanceof JType.Of passed && JType.inferred(bound) instanceof JType.Of before
                    && conversions.of(passed, before, false) == Applicability.NO) {
                free.bind(members.common(before, passed));
            }
        }
    }

    private static boolean isOpen(JType type) {
        return type instanceof JType.Free free && free.binding() == null;
    }

    private static boolean mentions(JType type, JType.Free free, int depth) {
        return switch (type) {
            case JType.Free other -> other == free;
            case JType.Of of -> depth < JType.DEEPEST && of.arguments().stream().anyMatch(a -> mentions(a, free, depth + 1));
            case JType.Array(JType element) -> mentions(element, free, depth + 1);
            case JType.Wildcard(boolean lower, JType bound) -> mentions(bound, free, depth + 1);
            default -> false;
        };
    }

    private void bindType(JType.Of parameter, JType given, int depth) {
        if (given instanceof JType.Free free) {
            if (free.binding() == null && !mentions(parameter, free, 0)) {
                free.bind(JType.inferred(parameter));
            }
            return;
        }
        JType.Of as = members.supertype(given, parameter.declaration());
        if (as == null || as.arguments().size() != parameter.arguments().size()) {
            return;
        }
        for (int i = 0; i < as.arguments().size(); i++) {
            JType wanted = parameter.arguments().get(i);
            JType passed = as.arguments().get(i);
            if (JType.plain(passed) instanceof JType.Free free && free.binding() == null) {
                bindBack(free, wanted);
            }
            bind(wanted, passed, depth + 1);
        }
    }

    /** What a nested call left open is told by the parameter that its result is passed for. */
    private static void bindBack(JType.Free open, JType wanted) {
        JType known = JType.plain(wanted);
        if (!(known instanceof JType.Free || known instanceof JType.Unknown) && !mentions(known, open, 0)) {
            open.bind(known);
        }
    }
}
