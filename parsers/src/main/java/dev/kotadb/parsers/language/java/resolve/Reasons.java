package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.resolve.Conversions.Applicability;
import dev.kotadb.parsers.language.java.resolve.TypeDeclaration.Method;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.Trace;
import java.util.List;
import java.util.stream.Collectors;

/** Puts into words why a name of Java means what it means, for {@link Trace}. */
final class Reasons {
    private Reasons() {}

    static void receiver(Trace trace, JType type) {
        if (trace.isRecording()) {
            trace.add(Trace.Kind.RECEIVER, "type of the receiver", text(type));
        }
    }

    static void invisible(Trace trace, Method method) {
        if (trace.isRecording()) {
            trace.add(Trace.Kind.CANDIDATE, text(method), "rejected: not visible from here");
        }
    }

    /** Says of each candidate why it was chosen or not. */
    static void overloads(
            Trace trace, List<Candidate> candidates, List<Argument> arguments, Overloads overloads, Overloads.Choice choice) {
        for (Candidate each : trace.isRecording() ? candidates : List.<Candidate>of()) {
            trace.add(Trace.Kind.CANDIDATE, text(each.method()), outcome(each, candidates, arguments, overloads, choice));
        }
    }

    private static String outcome(
            Candidate each, List<Candidate> candidates, List<Argument> arguments, Overloads overloads, Overloads.Choice choice) {
        if (choice.methods().contains(each)) {
            boolean only = candidates.stream().filter(one -> one.takes(arguments.size())).count() == 1;
            String how = choice.variable() ? ", by variable arity" : "";
            return choice.methods().size() > 1
                    ? "not told apart from others by the known types of the arguments"
                    : only && candidates.size() > 1
                            ? "chosen: the only one that takes " + arguments(arguments.size()) + how
                            : "chosen" + how;
        }
        if (!each.takes(arguments.size())) {
            String takes = each.variadic() ? each.arity() - 1 + " or more arguments" : arguments(each.arity());
            return "rejected: it takes " + takes + ", not " + arguments.size();
        }
        for (int phase = 2; phase <= 3; phase++) {
            int wrong = overloads.firstUnfit(each, arguments, phase);
            if (wrong >= 0 && (phase == 3 || !each.variadic())) {
                return "rejected: argument " + (wrong + 1) + " of type " + text(arguments.get(wrong)) + " does not fit "
                        + text(each.parameter(wrong, phase == 3));
            }
        }
        if (overloads.fit(each, arguments, 1) == Applicability.NO && !choice.variable()) {
            return "rejected: it needs " + (each.variadic() ? "boxing or variable arity" : "boxing") + ", another one does not";
        }
        return "rejected: less specific than "
                + choice.methods().stream().map(one -> text(one.method())).collect(Collectors.joining(", "));
    }

    private static String arguments(int count) {
        return count == 1 ? "1 argument" : count + " arguments";
    }

    private static String text(Argument argument) {
        return switch (argument) {
            case Argument.OfType(JType type, boolean _) -> text(type);
            case Argument.Either(Argument one, Argument other) -> text(one) + " or " + text(other);
            case Argument.Function function -> function.parameters() < 0
                    ? "a method reference"
                    : "a function with " + arguments(function.parameters()).replace("argument", "parameter");
        };
    }

    private static String text(Method method) {
        Declared declared = method.declared();
        ExternalSymbol external = method.external();
        return declared != null
                ? Trace.describe(declared)
                : external != null ? external.qualifiedName() : method.owner().simpleName() + "#" + method.name();
    }

    static String text(JType type) {
        return switch (type) {
            case JType.Unknown _ -> "not known";
            case JType.Outside(String name, boolean _) -> name.isEmpty() ? "a type that is not known" : name + " (not indexed)";
            case JType.Null _ -> "null";
            case JType.Primitive(String name) -> name;
            case JType.Array(JType element) -> text(element) + "[]";
            case JType.Of(TypeDeclaration declaration, List<JType> arguments) -> name(declaration)
                    + (arguments.isEmpty() ? "" : arguments.stream().map(Reasons::text).collect(Collectors.joining(", ", "<", ">")));
            case JType.Wildcard(boolean lower, JType bound) -> "? " + (lower ? "super " : "extends ") + text(bound);
            case JType.Variable variable -> variable.name();
            case JType.Free free -> free.variable().name();
        };
    }

    private static String name(TypeDeclaration type) {
        return type.packageName().isEmpty() ? type.simpleName() : type.packageName() + "." + type.simpleName();
    }
}
