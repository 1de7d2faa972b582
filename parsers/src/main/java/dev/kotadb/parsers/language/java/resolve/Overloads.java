package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.resolve.Conversions.Applicability;
import java.util.ArrayList;
import java.util.List;

/** Chooses among methods of one name by the three phases of the language: strict, with boxing, variable arity. */
final class Overloads {
    private final Conversions conversions;
    private final Members members;

    Overloads(Types types) {
        this.conversions = new Conversions(types);
        this.members = types.members();
    }

    /** @param methods one where the choice is certain, several where it is not, none where nothing fits */
    record Choice(List<Candidate> methods, boolean variable) {}

    Choice choose(List<Candidate> candidates, List<Argument> arguments) {
        List<Candidate> byCount = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.takes(arguments.size())) {
                byCount.add(candidate);
            }
        }
        if (byCount.size() == 1) {
            // The source compiles, so the only one that takes so many is the one meant.
            Candidate only = byCount.getFirst();
            return new Choice(byCount, only.variadic() && !fitsAsWritten(only, arguments));
        }
        for (int phase = 1; phase <= 3 && !byCount.isEmpty(); phase++) {
            List<Candidate> fitting = new ArrayList<>();
            for (Candidate candidate : byCount) {
                if (fit(candidate, arguments, phase) != Applicability.NO) {
                    fitting.add(candidate);
                }
            }
            if (!fitting.isEmpty()) {
                List<Candidate> narrowed = narrow(fitting, arguments, phase);
                return phase < 3
                                && narrowed.size() == 1
                                && fit(narrowed.getFirst(), arguments, phase) != Applicability.YES
                        ? new Choice(withLater(narrowed.getFirst(), byCount, arguments), false)
                        : new Choice(narrowed, phase == 3);
            }
        }
        return new Choice(byCount, false);
    }

    /** Where an argument's type is not known, what a later phase allows may be meant as well. */
    private List<Candidate> withLater(Candidate chosen, List<Candidate> candidates, List<Argument> arguments) {
        List<Candidate> possible = new ArrayList<>(List.of(chosen));
        for (Candidate one : candidates) {
            if (one != chosen && mayTake(one, arguments)) {
                possible.add(one);
            }
        }
        return possible;
    }

    private boolean fitsAsWritten(Candidate candidate, List<Argument> arguments) {
        return fit(candidate, arguments, 2) == Applicability.YES
                || (candidate.arity() == arguments.size() && fit(candidate, arguments, 3) != Applicability.YES
                        && fit(candidate, arguments, 2) == Applicability.MAYBE);
    }

    /** The first argument that does not fit its parameter in a phase; -1 if there is none. */
    int firstUnfit(Candidate candidate, List<Argument> arguments, int phase) {
        for (int i = 0; i < arguments.size(); i++) {
            JType parameter = free(candidate, candidate.parameter(i, phase == 3));
            if (conversions.of(arguments.get(i), parameter, phase > 1) == Applicability.NO) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a method may be called with arguments. */
    boolean mayTake(Candidate candidate, List<Argument> arguments) {
        return fit(candidate, arguments, 2) != Applicability.NO || fit(candidate, arguments, 3) != Applicability.NO;
    }

    Applicability fit(Candidate candidate, List<Argument> arguments, int phase) {
        if (phase == 3 ? !candidate.variadic() : candidate.arity() != arguments.size()) {
            return Applicability.NO;
        }
        Applicability fit = Applicability.YES;
        for (int i = 0; i < arguments.size() && fit != Applicability.NO; i++) {
            JType parameter = candidate.parameter(i, phase == 3);
            fit = fit.and(conversions.of(arguments.get(i), free(candidate, parameter), phase > 1));
        }
        return fit;
    }

    /** A method's own type parameters take anything within their bounds. */
    private static JType free(Candidate candidate, JType parameter) {
        return parameter instanceof JType.Variable variable
                        && candidate.method().variables().contains(variable)
                ? new JType.Free(variable)
                : parameter;
    }

    private List<Candidate> narrow(List<Candidate> fitting, List<Argument> arguments, int phase) {
        if (fitting.size() == 1) {
            return fitting;
        }
        List<Candidate> most = new ArrayList<>();
        for (Candidate one : fitting) {
            boolean best = true;
            for (Candidate other : fitting) {
                best &= one == other || isMoreSpecific(one, other, arguments, phase);
            }
            if (best) {
                most.add(one);
            }
        }
        boolean same = !most.isEmpty() && most.stream().allMatch(most.getFirst()::sameParameters);
        if (same && fit(most.getFirst(), arguments, phase) == Applicability.YES) {
            return List.of(most.getFirst());
        }
        return fitting;
    }

    private boolean isMoreSpecific(Candidate one, Candidate other, List<Argument> arguments, int phase) {
        for (int i = 0; i < arguments.size(); i++) {
            JType mine = one.parameter(i, phase == 3);
            JType others = other.parameter(i, phase == 3);
            if (conversions.of(mine, others, false) != Applicability.YES
                    && !isOfType(arguments.get(i), mine)
                    && !prefers(arguments.get(i), mine, others)) {
                return false;
            }
        }
        return true;
    }

    /** If the argument has the parameter's very type, what the other method takes as well can only be a supertype of it. */
    private static boolean isOfType(Argument argument, JType parameter) {
        return switch (argument) {
            case Argument.OfType(JType.Of of, boolean _) -> parameter instanceof JType.Of wanted && of.declaration() == wanted.declaration();
            case Argument.OfType(JType.Outside outside, boolean _) -> outside.is(parameter);
            case Argument.Either(Argument one, Argument other) -> isOfType(one, parameter) && isOfType(other, parameter);
            case Argument.OfType _, Argument.Function _ -> false;
        };
    }

    private boolean prefers(Argument argument, JType mine, JType others) {
        return switch (argument) {
            case Argument.Function function -> prefersFunction(function, mine, others);
            case Argument.Either(Argument one, Argument other) -> prefers(one, mine, others) && prefers(other, mine, others);
            case Argument.OfType _ -> false;
        };
    }

    /** Of two functional interfaces, the one that returns a primitive where the lambda does, and the reverse. */
    private boolean prefersFunction(Argument.Function function, JType mine, JType others) {
        if (!(mine instanceof JType.Of one && others instanceof JType.Of other)) {
            return false;
        }
        Candidate first = members.function(one.declaration());
        Candidate second = members.function(other.declaration());
        if (first == null || second == null || first.arity() != second.arity()) {
            return false;
        }
        if (first.method().returns().equals(JType.VOID)) {
            return false;
        }
        if (function.result() instanceof JType.Unknown) {
            // As the source compiles, a lambda without types fits both only if it is no statement.
            return second.method().returns().equals(JType.VOID) && function.referenced() == null;
        }
        boolean firstPrimitive = first.method().returns() instanceof JType.Primitive;
        boolean secondPrimitive = second.method().returns() instanceof JType.Primitive;
        boolean primitive = function.result() instanceof JType.Primitive;
        if (second.method().returns().equals(JType.VOID)) {
            return true;
        }
        return firstPrimitive != secondPrimitive && firstPrimitive == primitive;
    }
}
