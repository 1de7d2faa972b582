package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.resolve.Argument.Qualifier;
import dev.kotadb.parsers.language.java.resolve.Conversions.Applicability;
import dev.kotadb.parsers.language.java.signature.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Resolves {@code A::b} by name, and by the function that is wanted where the name alone does not tell. */
final class MethodReferences {
    private final Methods methods;
    private final Members members;
    private final Overloads overloads;
    private final Conversions conversions;

    MethodReferences(Types types, Methods methods) {
        this.methods = methods;
        this.members = types.members();
        this.overloads = new Overloads(types);
        this.conversions = new Conversions(types);
    }

    /** The methods that it may mean; null if they are not known. */
    Argument.@Nullable Referenced candidates(String name, Referred referred) {
        JType type = referred.type();
        if (isConstructor(name)) {
            List<Candidate> constructors =
                    type instanceof JType.Of of ? Candidate.constructors(of.declaration()) : List.of();
            return constructors.isEmpty() ? null : new Argument.Referenced(constructors, Qualifier.VALUE);
        }
        List<Candidate> found = methods.of(type, name).candidates();
        return found.isEmpty() ? null : new Argument.Referenced(found, referred.qualifier());
    }

    static boolean isConstructor(String name) {
        return name.equals("<init>") || name.equals("new");
    }

    /** @param wanted the function that the reference has to be, null if the call is not known that it is passed to */
    ResolvedUse resolve(String name, Referred referred, Supplier<@Nullable JType> wanted) {
        JType type = referred.type();
        if (isConstructor(name)) {
            return constructor(type, wanted);
        }
        Methods.Found found = methods.of(type, name);
        return found.candidates().isEmpty()
                ? found.otherwise()
                : choose(found.candidates(), referred.qualifier(), type, wanted);
    }

    private ResolvedUse constructor(JType type, Supplier<@Nullable JType> wanted) {
        if (!(type instanceof JType.Of of)) {
            return type instanceof JType.Outside outside
                    ? ResolvedUse.EXTERNAL.named(ExternalNames.library(outside))
                    : ResolvedUse.UNRESOLVED;
        }
        Substitution free = of.raw() ? Substitution.free(of.declaration().variables()) : Substitution.of(of);
        JType made = of.raw() ? new JType.Of(of.declaration(), List.copyOf(free.types())) : of;
        List<Candidate> candidates = Candidate.constructors(of.declaration(), free);
        return candidates.isEmpty()
                ? ResolvedUse.exact(of.declaration(), made)
                : choose(candidates, Qualifier.VALUE, made, wanted).withType(made).invoked(null);
    }

    private ResolvedUse choose(
            List<Candidate> candidates, Qualifier qualifier, JType type, Supplier<@Nullable JType> wanted) {
        List<Candidate> fitting =
                candidates.size() == 1 ? candidates : narrow(candidates, qualifier, type, wanted.get());
        if (fitting.size() > 1) {
            return ResolvedUse.overloaded(fitting);
        }
        Candidate chosen = fitting.getFirst();
        return ResolvedUse.exact(chosen.method(), type)
                .invoked(new Invocation(qualifier == Qualifier.TYPE ? ofReceiver(chosen, type, wanted) : chosen, false));
    }

    /** Of {@code List::size}, whose type has no arguments, the method of the list that the wanted function is given (JLS 15.13.1). */
    private Candidate ofReceiver(Candidate chosen, JType type, Supplier<@Nullable JType> wanted) {
        if (chosen.method().is(Trait.STATIC) || !(type instanceof JType.Of of && of.raw()) || chosen.returns() instanceof JType.Primitive) {
            return chosen;
        }
        JType function = wanted.get();
        JType.Of given = function == null ? null : members.supertype(members.parameter(function, 0), of.declaration());
        return given == null ? chosen : chosen.in(Substitution.of(given));
    }

    /** Those that take what the wanted function is given; of a type's own methods, the first is the receiver. */
    private List<Candidate> narrow(List<Candidate> candidates, Qualifier qualifier, JType type, @Nullable JType wanted) {
        Candidate function = wanted == null ? null : members.function(wanted);
        if (function == null) {
            return candidates;
        }
        List<Argument> given = new ArrayList<>();
        for (int i = 0; i < function.arity(); i++) {
            JType parameter = JType.plain(function.parameter(i));
            given.add(Argument.of(parameter instanceof JType.Free ? JType.UNKNOWN : parameter));
        }
        boolean ofType = qualifier == Qualifier.TYPE;
        List<Candidate> fitting = new ArrayList<>(pick(candidates, given, ofType, true));
        if (ofType && !given.isEmpty() && conversions.of(given.getFirst(), type, true) != Applicability.NO) {
            List<Argument> others = given.subList(1, given.size());
            List<Candidate> ofReceiver = pick(candidates, others, true, false);
            if (!ofReceiver.isEmpty()) {
                fitting.removeIf(one -> !overloads.mayTake(one, given));
            }
            if (!fitting.isEmpty()) {
                ofReceiver = ofReceiver.stream().filter(one -> overloads.mayTake(one, others)).toList();
            }
            fitting.addAll(ofReceiver);
        }
        return fitting.isEmpty() ? candidates : fitting;
    }

    private List<Candidate> pick(List<Candidate> from, List<Argument> given, boolean ofType, boolean statics) {
        List<Candidate> kind = from.stream()
                .filter(one -> !ofType || one.method().is(Trait.STATIC) == statics)
                .filter(one -> one.takes(given.size()))
                .toList();
        return kind.isEmpty() ? kind : overloads.choose(kind, given).methods();
    }
}
