package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.resolve.JType.Of;
import java.util.List;
import java.util.Map;

/** Whether a value can be passed, by the erasure of types: generics never tell overloads apart. */
enum Applicability {
    NO,
    MAYBE,
    YES;

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

    Applicability and(Applicability other) {
        return compareTo(other) <= 0 ? this : other;
    }

    static Applicability of(Argument argument, JType parameter, boolean boxing, Types types) {
        Argument.Function function = argument.function();
        return function == null
                ? of(argument.type(), parameter, boxing, types)
                : ofFunction(function, Substitution.inferred(parameter));
    }

    private static Applicability ofFunction(Argument.Function function, JType parameter) {
        return switch (parameter) {
            case Of of -> {
                Candidate method = of.declaration().function().method();
                if (method == null) {
                    yield of.declaration().isInterface() && !of.declaration().closure().complete() ? MAYBE : NO;
                }
                boolean counts = function.parameters() < 0 || function.parameters() == method.arity();
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

    static Applicability of(JType argument, JType parameter, boolean boxing, Types types) {
        JType from = plain(argument);
        JType to = plain(parameter);
        if (from == to) {
            return YES;
        }
        if (to instanceof JType.Variable variable) {
            return of(from, variable.bound(), boxing, types);
        }
        return switch (from) {
            case JType.Unknown() -> isObject(to) ? YES : MAYBE;
            case JType.Null() -> to instanceof JType.Primitive ? NO : YES;
            case JType.Outside() -> ofOutside(to, types);
            case JType.Primitive(String name) -> ofPrimitive(name, to, boxing, types);
            case JType.Array(JType element) -> ofArray(element, to, types);
            case Of of -> ofType(of, to, boxing);
            case JType.Variable variable -> of(variable.bound(), to, boxing, types);
            case JType.Free free -> of(free.variable().bound(), to, boxing, types) == YES ? YES : MAYBE;
            case JType.Wildcard wildcard -> MAYBE;
        };
    }

    /** Without the wildcard around it; what is still to be inferred may become anything within its bound. */
    static JType plain(JType type) {
        JType inferred = Substitution.inferred(type);
        return inferred instanceof JType.Wildcard(boolean lower, JType bound) ? plain(bound) : inferred;
    }

    private static boolean isObject(JType type) {
        JType bound = type instanceof JType.Free free ? plain(free.variable().bound()) : type;
        return bound instanceof Of of
                && of.declaration().simpleName().equals("Object")
                && of.declaration().packageName().equals("java.lang");
    }

    private static Applicability ofOutside(JType to, Types types) {
        return switch (to) {
            case Of of when isObject(to) -> YES;
            case Of of -> of.declaration() instanceof RepositoryType ? NO : MAYBE;
            case JType.Array array -> NO;
            case JType.Primitive primitive -> NO;
            case JType.Free free -> of(JType.OUTSIDE, free.variable().bound(), false, types);
            default -> MAYBE;
        };
    }

    private static Applicability ofPrimitive(String name, JType to, boolean boxing, Types types) {
        if (to instanceof JType.Primitive(String wanted)) {
            return name.equals(wanted) || widens(name, wanted) ? YES : NO;
        }
        if (!boxing) {
            return NO;
        }
        return to instanceof JType.Unknown ? MAYBE : of(boxed(name, types), to, false, types);
    }

    static boolean widens(String from, String to) {
        int target = NUMBERS.indexOf(to);
        return from.equals("char") ? target >= 2 : NUMBERS.indexOf(from) >= 0 && NUMBERS.indexOf(from) <= target;
    }

    static JType boxed(JType type, Types types) {
        return type instanceof JType.Primitive(String name) ? boxed(name, types) : type;
    }

    private static JType boxed(String primitive, Types types) {
        return types.implied(BOXES.getOrDefault(primitive, "java/lang/Object"), List.of());
    }

    private static Applicability ofArray(JType element, JType to, Types types) {
        return switch (to) {
            case JType.Array(JType wanted) -> {
                boolean primitive = element instanceof JType.Primitive || plain(wanted) instanceof JType.Primitive;
                yield !primitive ? of(element, wanted, false, types) : element.equals(plain(wanted)) ? YES : NO;
            }
            case Of of -> {
                String name = of.declaration().simpleName();
                yield isObject(to) || name.equals("Cloneable") || name.equals("Serializable") ? YES : NO;
            }
            case JType.Primitive primitive -> NO;
            case JType.Free free -> of(new JType.Array(element), free.variable().bound(), false, types);
            default -> MAYBE;
        };
    }

    private static Applicability ofType(Of from, JType to, boolean boxing) {
        return switch (to) {
            case Of of -> {
                if (from.declaration().isSubclassOf(of.declaration()) || isObject(to)) {
                    yield YES;
                }
                Closure closure = from.declaration().closure();
                boolean unsure = closure.missing()
                        || (closure.outside() && !(of.declaration() instanceof RepositoryType));
                yield unsure ? MAYBE : NO;
            }
            case JType.Primitive(String wanted) -> boxing ? unboxed(from, wanted) : NO;
            case JType.Free free -> of(from, free.variable().bound(), boxing, from.declaration().types());
            case JType.Array array -> NO;
            case JType.Null() -> NO;
            default -> MAYBE;
        };
    }

    private static Applicability unboxed(Of from, String wanted) {
        String name = from.declaration().packageName().replace('.', '/') + "/" + from.declaration().simpleName();
        for (Map.Entry<String, String> box : BOXES.entrySet()) {
            if (box.getValue().equals(name)) {
                return box.getKey().equals(wanted) || widens(box.getKey(), wanted) ? YES : NO;
            }
        }
        return isObject(from) ? NO : from.declaration().closure().complete() ? NO : MAYBE;
    }
}
