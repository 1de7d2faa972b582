package dev.kotadb.parsers.language.java.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds type parameters by what is passed for them. */
final class Inference {
    private static final int DEEPEST = 12;

    private final Types types;

    Inference(Types types) {
        this.types = types;
    }

    void bind(JType parameter, JType argument) {
        bind(parameter, argument, 0);
    }

    private void bind(JType parameter, JType argument, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        JType given = Substitution.inferred(argument);
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
        if (bound != null && Substitution.inferred(bound) instanceof JType.Free inner) {
            if (inner != free) {
                bindFree(inner, given, depth + 1);
            }
            return;
        }
        if (bound == null) {
            if (!(given instanceof JType.Unknown || given instanceof JType.Null || given.equals(JType.VOID))
                    && !mentions(given, free, 0)) {
                free.bind(Applicability.boxed(given, types));
            }
        } else if (given instanceof JType.Of && Applicability.of(bound, given, false, types) == Applicability.YES) {
            // Both were passed: the wider one holds them.
            JType.Of wider = (JType.Of) given;
            if (!(Substitution.inferred(bound) instanceof JType.Of of && of.declaration() == wider.declaration())
                    && !mentions(given, free, 0)) {
                free.bind(given);
            }
        } else {
            bind(bound, given, depth + 1);
        }
    }

    private static boolean mentions(JType type, JType.Free free, int depth) {
        return switch (type) {
            case JType.Free other -> other == free;
            case JType.Of of -> depth < DEEPEST && of.arguments().stream().anyMatch(a -> mentions(a, free, depth + 1));
            case JType.Array(JType element) -> mentions(element, free, depth + 1);
            case JType.Wildcard(boolean lower, JType bound) -> mentions(bound, free, depth + 1);
            default -> false;
        };
    }

    private void bindType(JType.Of parameter, JType given, int depth) {
        if (given instanceof JType.Free free) {
            if (free.binding() == null && !mentions(parameter, free, 0)) {
                free.bind(Substitution.inferred(parameter));
            }
            return;
        }
        JType.Of as = supertype(given, parameter.declaration());
        if (as == null || as.arguments().size() != parameter.arguments().size()) {
            return;
        }
        for (int i = 0; i < as.arguments().size(); i++) {
            JType wanted = parameter.arguments().get(i);
            JType passed = as.arguments().get(i);
            if (Applicability.plain(passed) instanceof JType.Free free && free.binding() == null) {
                bindBack(free, wanted);
            }
            bind(wanted, passed, depth + 1);
        }
    }

    /** What a nested call left open is told by the parameter that its result is passed for. */
    private static void bindBack(JType.Free open, JType wanted) {
        JType known = Applicability.plain(wanted);
        if (!(known instanceof JType.Free || known instanceof JType.Unknown) && !mentions(known, open, 0)) {
            open.bind(known);
        }
    }

    /** A type seen as one of its supertypes, with that one's arguments. */
    static JType.@Nullable Of supertype(JType type, TypeDeclaration declaration) {
        JType plain = Applicability.plain(type);
        int depth = 0;
        while ((plain instanceof JType.Variable || plain instanceof JType.Free) && depth++ < DEEPEST) {
            plain = Applicability.plain(
                    plain instanceof JType.Variable variable
                            ? variable.bound()
                            : ((JType.Free) plain).variable().bound());
        }
        if (!(plain instanceof JType.Of of)) {
            return null;
        }
        if (of.declaration() == declaration) {
            return of;
        }
        JType.Of above = of.declaration().closure().supertype(declaration);
        if (above == null || of.raw()) {
            return above == null ? null : new JType.Of(declaration, List.of());
        }
        return Substitution.of(of).apply(above) instanceof JType.Of seen ? seen : null;
    }
}
