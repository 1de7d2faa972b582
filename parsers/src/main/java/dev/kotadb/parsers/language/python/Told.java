package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.tree.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A type that a name has besides that of its value, written as a part of the value.
 *
 * @param by what tells it
 */
record Told(By by, String type) {
    /** What tells a type. */
    enum By {
        /** The annotation of a method's first parameter. */
        RECEIVER("self "),
        /** A condition about a name that has a declared type. */
        CONDITION("is "),
        /** The declaration of a name that has been assigned a value of its own. */
        DECLARATION("or "),
        /** What a member has just been assigned. */
        ASSIGNMENT("= "),
        /** A function that returns {@code TypeGuard} or {@code TypeIs}, as a condition. */
        GUARD("guard "),
        /** A call of the class on which a class method is called: the value is an instance. */
        CLASS("cls "),
        /** A condition about a name that has been assigned; what it holds there need not be the last that is assigned to it. */
        CONDITION_OF_ASSIGNED("now ");

        private final String prefix;

        By(String prefix) {
            this.prefix = Syntax.Narrowing.PART + prefix;
        }
    }

    /** The type of a container of two types, both of which a value has; members of the first come first. */
    static final String BOTH = "both";

    /** Of several conditions the last counts: there may be thousands. */
    static Value byCondition(Value before, String type) {
        return switch (before) {
            case Value.Unknown _ -> new Value.OfType(type);
            case Value.PartOf(Value whole, String part) when part.startsWith(By.CONDITION.prefix) ->
                new Value.PartOf(whole, By.CONDITION.prefix + type);
            case Value.PartOf(Value whole, String part) when part.startsWith(By.CONDITION_OF_ASSIGNED.prefix) ->
                new Value.PartOf(whole, By.CONDITION_OF_ASSIGNED.prefix + type);
            case Value.OfType _, Value.This _ -> new Value.PartOf(before, By.CONDITION.prefix + type);
            case Value.PartOf(Value _, String part) when part.startsWith(By.RECEIVER.prefix) ->
                new Value.PartOf(before, By.CONDITION.prefix + type);
            default -> new Value.PartOf(before, By.CONDITION_OF_ASSIGNED.prefix + type);
        };
    }

    /** {@code type[Shop]} tells no more than the decorator of a class method does. */
    static Value ofReceiver(Value instance, String type) {
        return type.startsWith("type[") || type.startsWith("Type[") || type.contains(".Type[")
                ? instance
                : new Value.PartOf(instance, By.RECEIVER.prefix + type);
    }

    /** The value of {@code cls()}, by that of {@code cls}. */
    static Value made(Value.This type) {
        return new Value.PartOf(type, By.CLASS.prefix);
    }

    /** The part that a member is behind an assignment of a value of this type. */
    static String assigned(String type) {
        return By.ASSIGNMENT.prefix + type;
    }

    /** The part that a name is where calling this function with it gives true. */
    static String guarded(String function) {
        return By.GUARD.prefix + PythonTypes.QUERY + function + "()";
    }

    static Value declared(Value value, String type) {
        return value instanceof Value.Unknown ? new Value.OfType(type) : new Value.PartOf(value, By.DECLARATION.prefix + type);
    }

    static boolean isPart(String part) {
        return Arrays.stream(By.values()).anyMatch(by -> part.startsWith(by.prefix));
    }

    static Told read(String part) {
        for (By by : By.values()) {
            if (part.startsWith(by.prefix)) {
                return new Told(by, part.substring(by.prefix.length()));
            }
        }
        throw new IllegalArgumentException(part);
    }

    /** What a value of one type is that has this type, too. */
    Meaning of(Meaning value, Meaning told, PythonClasses classes) {
        return switch (by) {
            case RECEIVER -> told instanceof Meaning.Instance || told instanceof Meaning.Either ? narrowed(told, value, classes) : value;
            case DECLARATION -> value instanceof Meaning.Unknown || value instanceof Meaning.Outside ? told : value;
            case CLASS -> PythonValues.made(value);
            case ASSIGNMENT -> told instanceof Meaning.Instance || told instanceof Meaning.Either || value instanceof Meaning.Unknown ? told : value;
            case GUARD -> told instanceof Meaning.Container guard && guard.type().equals(PythonBuiltIns.GUARD)
                    ? conditional(value, guard.argument(0), classes)
                    : value;
            case CONDITION -> conditional(value, told, classes);
            case CONDITION_OF_ASSIGNED -> {
                if (told instanceof Meaning.Unknown) {
                    yield value;
                }
                Meaning both = narrowed(value, told, classes);
                yield both instanceof Meaning.Container(String type, var _) && type.equals(BOTH) ? told : both;
            }
        };
    }

    private static Meaning conditional(Meaning value, Meaning told, PythonClasses classes) {
        return told instanceof Meaning.Unknown ? value : narrowed(value, told, classes);
    }

    private static Meaning narrowed(Meaning before, Meaning told, PythonClasses classes) {
        if (before instanceof Meaning.Either(List<Meaning> arms)) {
            List<Meaning> fitting = new ArrayList<>();
            for (Meaning arm : arms) {
                Meaning both = narrowed(arm, told, classes);
                if (both == arm || both == told && isBelow(told, arm, classes)) {
                    fitting.add(both);
                }
            }
            return fitting.isEmpty() ? told : fitting.size() == 1 ? fitting.getFirst() : new Meaning.Either(fitting);
        }
        if (!(before instanceof Meaning.Instance) || !(told instanceof Meaning.Instance)) {
            return told;
        }
        if (isBelow(before, told, classes)) {
            return before;
        }
        return isBelow(told, before, classes) ? told : new Meaning.Container(BOTH, List.of(before, told));
    }

    /** Whether the class of one is that of the other, or inherits from it. */
    private static boolean isBelow(Meaning one, Meaning other, PythonClasses classes) {
        if (!(one instanceof Meaning.Instance lower) || !(other instanceof Meaning.Instance upper)) {
            return false;
        }
        return PythonClasses.contains(classes.order(lower.declared()), upper.declared());
    }
}
