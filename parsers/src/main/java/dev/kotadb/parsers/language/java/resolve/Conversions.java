package dev.kotadb.parsers.language.java.resolve;

import static dev.kotadb.parsers.language.java.resolve.Conversions.Applicability.MAYBE;
import static dev.kotadb.parsers.language.java.resolve.Conversions.Applicability.NO;
import static dev.kotadb.parsers.language.java.resolve.Conversions.Applicability.YES;

import dev.kotadb.parsers.language.java.resolve.JType.Of;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a value can be passed, by the erasure of types, and by type arguments of variables that are certain. */
final class Conversions {
    private static final List<String> NUMBERS = List.of("byte", "short", "int", "long", "float", "double");
    private static final Map<String, String> BOXES = Map.of(
            "int", "java/lang/Integer",
            "long", "java/lang/Long",
            "boolean", "java/lang/Boolean",
            "byte", "java/lang/Byte",
            "char", "java/lang/Character",
            "short", "java/lang/Short",
            "float", "java/lang/Float",
            "double", "java/lang/Double",
            "void", "java/lang/Void");

    private final Types types;

    Conversions(Types types) {
        this.types = types;
    }

    enum Applicability {
        NO,
        MAYBE,
        YES;

        Applicability and(Applicability other) {
            return compareTo(other) <= 0 ? this : other;
        }
    }

    Applicability of(Argument argument, JType parameter, boolean boxing) {
        return switch (argument) {
            case Argument.Function function -> ofFunction(function, JType.inferred(parameter));
            case Argument.Either(Argument one, Argument other) -> of(one, parameter, boxing).and(of(other, parameter, boxing));
            case Argument.OfType(JType type, boolean fixed) -> {
                Applicability erased = of(type, parameter, boxing);
                boolean certain = erased == YES && fixed && type instanceof Of && parameter instanceof Of;
                yield certain && differ((Of) type, (Of) parameter) ? NO : erased;
            }
        };
    }

    /** Whether a type, seen as the one that is wanted, certainly has other type arguments: {@code Iterable<String>} for a class. */
    private boolean differ(Of from, Of to) {
        Of seen = to.arguments().isEmpty() ? null : types.members().supertype(from, to.declaration());
        for (int i = 0; seen != null && seen.arguments().size() == to.arguments().size() && i < to.arguments().size(); i++) {
            if (seen.arguments().get(i) instanceof Of mine && !mine.raw()) {
                boolean differs = switch (to.arguments().get(i)) {
                    case Of other -> other.declaration() != mine.declaration();
                    case JType.Wildcard(boolean lower, JType bound) when bound instanceof Of other ->
                        (lower ? of(other, mine, false) : of(mine, other, false)) == NO;
                    default -> false;
                };
                if (differs) {
                    return true;
                }
            }
        }
        return false;
    }

    private Applicability ofFunction(Argument.Function function, JType parameter) {
        return switch (parameter) {
            case Of of -> {
                Candidate method = types.members().function(of.declaration());
                if (method == null) {
                    yield of.declaration().isInterface() && !supertypes(of).complete() ? MAYBE : NO;
                }
                boolean counts = function.referenced() != null
                        ? takes(function.referenced(), members(of, method))
                        : function.parameters() < 0 || function.parameters() == method.arity();
                boolean returns = !function.result().equals(JType.VOID)
                        || method.method().returns().equals(JType.VOID);
                yield counts && returns ? YES : NO;
            }
            case JType.Primitive primitive -> NO;
            case JType.Array array -> NO;
            case JType.Free free -> YES;
            default -> MAYBE;
        };
    }

    private static Candidate members(Of of, Candidate function) {
        return function.in(Substitution.of(of));
    }

    /** By the count of parameters; if only one method has the name, by their types too. */
    private boolean takes(Argument.Referenced referenced, Candidate function) {
        if (!referenced.takes(function.arity())) {
            return false;
        }
        Candidate only = referenced.only();
        int receiver = only != null && only.arity() < function.arity() ? 1 : 0;
        for (int i = receiver; only != null && i < function.arity(); i++) {
            JType given = JType.plain(function.parameter(i));
            JType taken = only.parameter(i - receiver);
            if (!(given instanceof JType.Variable) && !(taken instanceof JType.Variable) && of(given, taken, true) == NO) {
                return false;
            }
        }
        return true;
    }

    Applicability of(JType argument, JType parameter, boolean boxing) {
        JType from = JType.plain(argument);
        JType to = JType.plain(parameter);
        if (from == to && !(from instanceof JType.Unknown || from instanceof JType.Outside)) {
            return YES;
        }
        if (to instanceof JType.Variable variable) {
            return of(from, variable.bound(), boxing);
        }
        return switch (from) {
            case JType.Unknown() -> isObject(to) ? YES : MAYBE;
            case JType.Null() -> to instanceof JType.Primitive ? NO : YES;
            case JType.Outside outside -> ofOutside(outside, to);
            case JType.Primitive(String name) -> ofPrimitive(name, to, boxing);
            case JType.Array(JType element) -> ofArray(element, to);
            case Of of -> ofType(of, to, boxing);
            case JType.Variable variable -> ofVariable(variable, to, boxing);
            case JType.Free free -> of(free.variable().bound(), to, boxing) == YES ? YES : MAYBE;
            case JType.Wildcard wildcard -> MAYBE;
        };
    }

    private Applicability ofVariable(JType.Variable variable, JType to, boolean boxing) {
        Applicability best = NO;
        for (JType bound : variable.bounds()) {
            Applicability one = of(bound, to, boxing);
            best = one.compareTo(best) > 0 ? one : best;
        }
        return best;
    }

    private static boolean isObject(JType type) {
        JType bound = type instanceof JType.Free free ? JType.plain(free.variable().bound()) : type;
        return bound instanceof Of of
                && of.declaration().simpleName().equals("Object")
                && of.declaration().packageName().equals("java.lang");
    }

    private Applicability ofOutside(JType.Outside from, JType to) {
        return switch (to) {
            case JType.Outside outside -> from.is(outside) ? YES : MAYBE;
            case Of of when isObject(to) -> YES;
            case Of of -> of.declaration() instanceof RepositoryType || of.declaration().isFinal() ? NO : MAYBE;
            case JType.Array array -> NO;
            case JType.Primitive primitive -> NO;
            case JType.Free free -> of(from, free.variable().bound(), false);
            default -> MAYBE;
        };
    }

    private Applicability ofPrimitive(String name, JType to, boolean boxing) {
        if (to instanceof JType.Primitive(String wanted)) {
            return name.equals(wanted) || widens(name, wanted) ? YES : NO;
        }
        if (!boxing) {
            return NO;
        }
        return to instanceof JType.Unknown ? MAYBE : of(boxed(name), to, false);
    }

    private static boolean widens(String from, String to) {
        int target = NUMBERS.indexOf(to);
        return from.equals("char") ? target >= 2 : NUMBERS.indexOf(from) >= 0 && NUMBERS.indexOf(from) <= target;
    }

    JType boxed(JType type) {
        return type instanceof JType.Primitive(String name) ? boxed(name) : type;
    }

    private JType boxed(String primitive) {
        return types.implied(BOXES.getOrDefault(primitive, "java/lang/Object"), List.of());
    }

    private Applicability ofArray(JType element, JType to) {
        return switch (to) {
            case JType.Array(JType wanted) -> {
                boolean primitive = element instanceof JType.Primitive || JType.plain(wanted) instanceof JType.Primitive;
                yield !primitive ? of(element, wanted, false) : element.equals(JType.plain(wanted)) ? YES : NO;
            }
            case Of of -> {
                String name = of.declaration().simpleName();
                yield isObject(to) || name.equals("Cloneable") || name.equals("Serializable") ? YES : NO;
            }
            case JType.Primitive primitive -> NO;
            case JType.Free free -> of(new JType.Array(element), free.variable().bound(), false);
            default -> MAYBE;
        };
    }

    private Applicability ofType(Of from, JType to, boolean boxing) {
        return switch (to) {
            case Of of -> {
                if (types.members().isSubclass(from.declaration(), of.declaration()) || isObject(to)) {
                    yield YES;
                }
                Supertypes supertypes = supertypes(from);
                boolean unsure = supertypes.missing()
                        || (supertypes.outside() && !(of.declaration() instanceof RepositoryType));
                yield unsure && !of.declaration().isFinal() ? MAYBE : NO;
            }
            case JType.Primitive(String wanted) -> boxing ? unboxed(from, wanted) : NO;
            case JType.Free free -> of(from, free.variable().bound(), boxing);
            case JType.Array array -> NO;
            case JType.Null() -> NO;
            case JType.Outside outside -> supertypes(from).complete() ? NO : supertypes(from).has(outside) ? YES : MAYBE;
            default -> MAYBE;
        };
    }

    /** The primitive type that a type is unboxed to; null for others. */
    static @Nullable String unboxed(Of from) {
        if (!from.declaration().packageName().equals("java.lang")) {
            return null;
        }
        String name = "java/lang/" + from.declaration().simpleName();
        for (Map.Entry<String, String> box : BOXES.entrySet()) {
            if (box.getValue().equals(name)) {
                return box.getKey();
            }
        }
        return null;
    }

    private Applicability unboxed(Of from, String wanted) {
        String primitive = unboxed(from);
        if (primitive != null) {
            return primitive.equals(wanted) || widens(primitive, wanted) ? YES : NO;
        }
        return isObject(from) || supertypes(from).complete() ? NO : MAYBE;
    }

    private Supertypes supertypes(Of type) {
        return types.members().supertypes(type.declaration());
    }
}
