package dev.kotadb.parsers.resolve.names;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.ResolutionKind;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Trace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Resolves the imports and uses of one file. What a name or value means is computed once. For one thread. */
public final class References {
    private final String path;
    private final List<Import> imports;
    private final List<Use> uses;
    private final Rules rules;
    private final Guesses guesses;
    private final Trace trace;
    private final CallSites callSites;
    private final @Nullable Meaning[] names;
    private final @Nullable Meaning[] values;
    private final BitSet likelyNames = new BitSet();
    private final BitSet likelyValues = new BitSet();
    private final Map<Place, Known> parts = new HashMap<>();
    private final Map<Argument, Known> arguments = new HashMap<>();

    /** Whether what is being computed depends on what calls pass, which is not certain. */
    private boolean likely;

    /** What is known, and whether it is only likely. */
    private record Known(Meaning meaning, boolean likely) {}

    private record Place(Value.PartOf part, int enclosing) {}

    private record Argument(int use, int argument) {}

    public References(FileToResolve file, Rules rules, Guesses guesses, Trace trace) {
        this.trace = trace;
        this.path = file.path();
        this.imports = file.facts().declarations().imports();
        this.uses = file.facts().uses();
        this.rules = rules;
        this.guesses = guesses;
        this.callSites = new CallSites(file, new CallSiteNames());
        this.names = new Meaning[uses.size()];
        this.values = new Meaning[uses.size()];
    }

    public List<ResolvedReference> all() {
        List<ResolvedReference> all = new ArrayList<>(imports.size() + uses.size());
        for (int i = 0; i < imports.size(); i++) {
            Import one = imports.get(i);
            if (!trace.wantsImport(i)) {
                continue;
            }
            String name = one.name().isEmpty() || one.name().equals("*") ? one.module() : one.name();
            likely = false;
            Meaning imported = trace.duringImport(i, () -> imported(one));
            ResolvedName certain = ResolvedName.of(imported, rules);
            ResolvedName resolved = likely ? certain.likely() : certain;
            all.add(new ResolvedReference(
                    ReferenceType.IMPORT, name, one.line(), one.column(), one.enclosing(), one.kind(),
                    resolved.kind(), resolved.target(), importedPath(one, imported, resolved.path()), resolved.candidates(), resolved.external()));
        }
        for (int i = 0; i < uses.size(); i++) {
            Use use = uses.get(i);
            if (!trace.wantsUse(i)) {
                continue;
            }
            int index = i;
            likely = false;
            rules.begin();
            ResolvedName certain = ResolvedName.of(trace.during(i, () -> meaning(index)), rules);
            ResolvedName resolved = likely ? certain.likely() : certain;
            if (use.detail().equals(Use.KEYWORD) && resolved.kind() == ResolutionKind.UNRESOLVED) {
                continue;
            }
            all.add(new ResolvedReference(
                    use.type(), use.name(), use.line(), use.column(), use.enclosing(), use.detail(),
                    resolved.kind(), resolved.target(), resolved.path(), resolved.candidates(), resolved.external()));
        }
        return all;
    }

    private Meaning imported(Import one) {
        Meaning imported = rules.imported(one);
        if (trace.isRecording()) {
            trace.add(Trace.Kind.RULE, "the import stands for", MeaningText.of(imported));
        }
        return imported;
    }

    /** The file that the import names, even if another file declares what it binds. */
    private @Nullable String importedPath(Import one, Meaning imported, @Nullable String declaredIn) {
        return !(imported instanceof Meaning.Module) && rules.module(one) instanceof Meaning.Module named
                ? named.files().getFirst().path()
                : declaredIn;
    }

    /** What the use's name stands for, guessed by the name if nothing else is known. */
    private Meaning meaning(int index) {
        Meaning named = named(index);
        Use use = uses.get(index);
        if (!(named instanceof Meaning.Unknown) || use.receiver() == null || !rules.guessable(use)) {
            return named;
        }
        return value(use.receiver(), use.enclosing()) instanceof Meaning.Unknown ? guessed(use) : named;
    }

    private Meaning guessed(Use use) {
        Meaning guessed = guesses.of(use);
        if (trace.isRecording()) {
            trace.add(Trace.Kind.RULE, "nothing tells the type of the receiver", guessed instanceof Meaning.Guessed(var fitting)
                    ? "all members of the name in the repository are candidates"
                    : "the name alone is too frequent, too short or not declared, so nothing is guessed");
            if (guessed instanceof Meaning.Guessed(List<Meaning.Named> fitting)) {
                String outcome = fitting.size() == 1 ? "guessed: the only one of the name" : "one of several, so none is chosen";
                fitting.forEach(each -> trace.add(Trace.Kind.CANDIDATE, Trace.describe(each.declared()), outcome));
            }
        }
        return guessed;
    }

    /** What the use's name stands for. */
    public Meaning named(int index) {
        return trace.during(index, () -> found(index));
    }

    private Meaning found(int index) {
        Meaning known = names[index];
        if (known == null) {
            boolean before = likely;
            likely = false;
            // A use that depends on itself has no meaning.
            names[index] = Meaning.UNKNOWN;
            Use use = uses.get(index);
            Value receiver = use.receiver();
            known = receiver == null ? rules.bare(use) : member(receiver, use);
            names[index] = known;
            likelyNames.set(index, likely);
            likely |= before;
            if (trace.isRecording()) {
                trace.add(Trace.Kind.RULE, "the name stands for", MeaningText.of(known));
            }
        }
        likely |= likelyNames.get(index);
        return known;
    }

    private Meaning member(Value receiver, Use use) {
        Meaning value = value(receiver, use.enclosing());
        if (trace.isRecording()) {
            trace.add(Trace.Kind.RECEIVER, "receiver", MeaningText.of(value));
        }
        return rules.member(value, use.name());
    }

    /** What an expression evaluates to. */
    public Meaning value(Value value, int enclosing) {
        return switch (value) {
            case Value.Unknown unknown -> Meaning.UNKNOWN;
            case Value.Function(int parameters, Value result) -> Meaning.Callable.of(List.of(), value(result, enclosing));
            case Value.OfType(String text) -> rules.type(text, enclosing);
            case Value.OfUse(int use) -> result(use);
            case Value.This(int symbol) -> rules.self(symbol, enclosing);
            case Value.Super(int symbol) -> rules.inherited(symbol, enclosing);
            case Value.ElementOf(Value collection) -> rules.element(value(collection, enclosing));
            case Value.PartOf part -> part(part, enclosing);
            case Value.Combined(Value.Operator operator, Value left, Value right, int _) -> operator == Value.Operator.EITHER
                    ? either(value(left, enclosing), value(right, enclosing))
                    : Meaning.UNKNOWN;
            case Value.Awaited(Value promise) -> rules.awaited(value(promise, enclosing));
            case Value.Parameter parameter -> passed(parameter);
            case Value.Argument(String _, Value argument) -> value(argument, enclosing);
            case Value.LambdaParameter(int use, int argument, int parameter) -> parameter(use, argument, parameter);
        };
    }

    private Meaning either(Meaning left, Meaning right) {
        if (left instanceof Meaning.Unknown != right instanceof Meaning.Unknown) {
            doubt();
        }
        return new Meaning.Either(List.of(left, right)).each(each -> each);
    }

    /** A function's body uses its parameters many times. */
    private Meaning part(Value.PartOf part, int enclosing) {
        Place place = new Place(part, enclosing);
        return known(parts, place, () -> rules.part(value(part.whole(), enclosing), part.part(), enclosing));
    }

    private <K> Meaning known(Map<K, Known> all, K key, Supplier<Meaning> computed) {
        Known known = all.get(key);
        if (known == null) {
            boolean before = likely;
            likely = false;
            known = new Known(computed.get(), likely);
            all.put(key, known);
            likely = before;
        }
        likely |= known.likely();
        return known.meaning();
    }

    /** Says that what is being computed is not certain. */
    public void doubt() {
        likely = true;
    }

    /** What the calls of the function pass. */
    private Meaning passed(Value.Parameter parameter) {
        boolean before = likely;
        CallSites.Evidence evidence = callSites.of(parameter);
        likely = before;
        if (evidence.meaning() instanceof Meaning.Unknown) {
            return Meaning.UNKNOWN;
        }
        if (trace.isRecording()) {
            String name = parameter.name().isEmpty() ? "parameter " + (parameter.position() + 1) : parameter.name();
            trace.add(Trace.Kind.RULE, "the calls tell the type of " + name, evidence.text());
        }
        likely = true;
        return evidence.meaning();
    }

    /** A field without a type may have been given a parameter. */
    private Meaning read(Meaning named) {
        Meaning known = rules.read(named);
        boolean here = known instanceof Meaning.Unknown && named instanceof Meaning.Named one && one.declared().view().path().equals(path);
        return here && ((Meaning.Named) named).symbol().shape().value() instanceof Value.Parameter parameter ? passed(parameter) : known;
    }

    private final class CallSiteNames implements CallSites.Names {
        @Override
        public Meaning named(int use) {
            return References.this.named(use);
        }

        @Override
        public Meaning value(Value value, int enclosing) {
            return References.this.value(value, enclosing);
        }

        @Override
        public Meaning constructor(Meaning named) {
            return rules.constructor(named);
        }
    }

    private Meaning argument(int use, int argument) {
        Argument place = new Argument(use, argument);
        return known(arguments, place, () -> rules.argument(named(use), uses.get(use), argument));
    }

    private Meaning parameter(int use, int argument, int parameter) {
        Meaning declared = argument(use, argument);
        if (parameter == Value.LambdaParameter.WHOLE) {
            return declared;
        }
        return declared instanceof Meaning.Callable callable && parameter < callable.parameters().size()
                ? callable.parameters().get(parameter)
                : Meaning.UNKNOWN;
    }

    private Meaning result(int index) {
        Meaning known = values[index];
        if (known == null) {
            boolean before = likely;
            likely = false;
            values[index] = Meaning.UNKNOWN;
            Use use = uses.get(index);
            known = use.type() == ReferenceType.CALL ? rules.call(named(index), use) : read(named(index));
            values[index] = known;
            likelyValues.set(index, likely);
            likely |= before;
        }
        likely |= likelyValues.get(index);
        return known;
    }
}
