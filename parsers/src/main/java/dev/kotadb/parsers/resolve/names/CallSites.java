package dev.kotadb.parsers.resolve.names;

import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.FileToResolve;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type of an untyped parameter of a function that is called in its own file only: what all calls pass. No evidence if the
 * function is used other than by calling it, or if what a call passes is not known. For one thread.
 */
final class CallSites {
    /** Lines of calls that are told. */
    private static final int MOST_TOLD = 5;
    private static final Set<String> NOTHING = Set.of("null", "undefined", "None");
    private static final Set<String> CONSTRUCTORS = Set.of("constructor", "__init__");

    private final String path;
    private final List<Symbol> symbols;
    private final List<Use> uses;
    private final Names names;
    private final Map<Value.Parameter, Evidence> known = new HashMap<>();
    private @Nullable Map<String, List<Integer>> byName;
    private @Nullable BitSet receivers;

    /** What the resolved file's names and values mean. */
    interface Names {
        Meaning named(int use);

        Meaning value(Value value, int enclosing);

        /** The function that a call of this runs. */
        Meaning constructor(Meaning named);
    }

    /**
     * What the calls tell.
     *
     * @param meaning unknown if they tell nothing
     * @param text which calls they are
     */
    record Evidence(Meaning meaning, String text) {
        static final Evidence NONE = new Evidence(Meaning.UNKNOWN, "");
    }

    CallSites(FileToResolve file, Names names) {
        this.path = file.path();
        this.symbols = file.facts().declarations().symbols();
        this.uses = file.facts().uses();
        this.names = names;
    }

    Evidence of(Value.Parameter parameter) {
        Evidence evidence = known.get(parameter);
        if (evidence == null) {
            known.put(parameter, Evidence.NONE); // what depends on itself has no meaning
            evidence = passed(parameter);
            known.put(parameter, evidence);
        }
        return evidence;
    }

    private Evidence passed(Value.Parameter parameter) {
        List<Integer> calls = calls(parameter.function());
        Meaning common = null;
        List<Integer> lines = new ArrayList<>();
        for (int call : calls == null ? List.<Integer>of() : calls) {
            Value value = argument(uses.get(call), parameter);
            if (value == null) {
                return Evidence.NONE;
            } else if (value.equals(parameter) || isNothing(value)) {
                continue;
            }
            Meaning one = names.value(value, uses.get(call).enclosing());
            common = common == null ? typed(one) : common(common, one);
            if (common == null) {
                return Evidence.NONE;
            }
            lines.add(uses.get(call).line());
        }
        return common == null || calls == null ? Evidence.NONE : new Evidence(common, text(lines, calls.size(), common));
    }

    private String text(List<Integer> lines, int calls, Meaning type) {
        String some = lines.size() + " of " + calls + (lines.size() == 1 ? " calls passes " : " calls pass ");
        StringBuilder text = new StringBuilder(
                calls == 1 ? "the only call passes " : lines.size() == calls ? "all " + calls + " calls pass " : some);
        text.append(MeaningText.of(type)).append(": ");
        for (int i = 0; i < Math.min(lines.size(), MOST_TOLD); i++) {
            text.append(i == 0 ? "" : ", ").append(path).append(':').append(lines.get(i));
        }
        if (lines.size() > MOST_TOLD) {
            text.append(" and ").append(lines.size() - MOST_TOLD).append(" more");
        }
        return text.append(lines.size() == calls ? "" : "; the others pass nothing or the parameter itself").toString();
    }

    /** The uses that call the function; null if they cannot all be known. */
    private @Nullable List<Integer> calls(int function) {
        Symbol symbol = symbols.get(function);
        boolean constructs = symbol.parent() >= 0 && CONSTRUCTORS.contains(symbol.name());
        List<Integer> calls = new ArrayList<>();
        for (String name : constructs ? constructing(symbol) : List.of(symbol.name())) {
            for (int index : byName().getOrDefault(name, List.of())) {
                Use use = uses.get(index);
                Meaning named = names.named(index);
                if (!mayBe(named, function, use)) {
                    continue;
                } else if (use.type() == ReferenceType.CALL && !use.detail().equals("decorator") && !(named instanceof Meaning.Either)
                        && !(named instanceof Meaning.Unknown) && !isUnbound(named, constructs)) {
                    calls.add(index);
                } else if (!constructs || !isHarmless(index, use)) {
                    return null;
                }
            }
        }
        return calls;
    }

    /** Whether a use is that of the function, or may be. */
    private boolean mayBe(Meaning named, int function, Use use) {
        return switch (named) {
            case Meaning.Named _ -> names.constructor(named) instanceof Meaning.Named one && isHere(one, function);
            case Meaning.Either(List<Meaning> arms) -> arms.stream().anyMatch(arm -> mayBe(arm, function, use));
            case Meaning.Unknown _, Meaning.Guessed _ -> use.receiver() != null && use.name().equals(symbols.get(function).name());
            default -> false;
        };
    }

    /** {@code C.m(c, x)} passes the instance, too. */
    private static boolean isUnbound(Meaning named, boolean constructs) {
        return named instanceof Meaning.Named one && one.symbol().kind() == SymbolKind.METHOD
                && one.self() instanceof Meaning.Named of && of.symbol().kind() == SymbolKind.CLASS
                && (constructs || !one.symbol().is("static") && !one.symbol().is("class"));
    }

    private boolean isHere(Meaning.Named one, int function) {
        return one.declared().index() == function && one.declared().view().path().equals(path);
    }

    /** The names by which a constructor may be called: of the class, of classes that may inherit from it, of itself. */
    private List<String> constructing(Symbol constructor) {
        String type = symbols.get(constructor.parent()).name();
        List<String> all = new ArrayList<>(List.of(type, constructor.name(), "super", "this"));
        for (Symbol one : symbols) {
            if (one.shape().supertypes().stream().anyMatch(above -> above.contains(type))) {
                all.add(one.name());
            }
        }
        return all;
    }

    /** Whether the use of a class can create no instance. */
    private boolean isHarmless(int index, Use use) {
        return switch (use.type()) {
            case TYPE_REFERENCE, EXTENDS, IMPLEMENTS, IMPORT -> true;
            case PROPERTY_ACCESS -> receivers().get(index);
            case CALL -> false;
        };
    }

    private Map<String, List<Integer>> byName() {
        Map<String, List<Integer>> grouped = byName;
        if (grouped == null) {
            grouped = new HashMap<>();
            for (int i = 0; i < uses.size(); i++) {
                grouped.computeIfAbsent(uses.get(i).name(), _ -> new ArrayList<>(1)).add(i);
            }
            byName = grouped;
        }
        return grouped;
    }

    private BitSet receivers() {
        BitSet all = receivers;
        if (all == null) {
            all = new BitSet(uses.size());
            for (Use use : uses) {
                if (use.receiver() instanceof Value.OfUse(int receiver)) {
                    all.set(receiver);
                }
            }
            receivers = all;
        }
        return all;
    }

    /** What a call passes for the parameter: null if that is not known, {@code null} as a type for nothing. */
    private @Nullable Value argument(Use call, Value.Parameter parameter) {
        List<Value> arguments = call.arguments();
        if (arguments == null || call.detail().equals("jsx")) {
            return null;
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Value.Argument(String name, Value value)) {
                if (name.equals(Value.Argument.SEVERAL)) {
                    return null;
                } else if (name.equals(parameter.name())) {
                    return value;
                }
            } else if (i == parameter.position()) {
                return arguments.get(i);
            }
        }
        return new Value.OfType("null");
    }

    private boolean isNothing(Value value) {
        return switch (value) {
            case Value.OfType(String type) -> NOTHING.contains(type);
            case Value.OfUse(int use) -> uses.get(use).receiver() == null && NOTHING.contains(uses.get(use).name());
            default -> false;
        };
    }

    /** The type if it is a single one, null otherwise. */
    private static @Nullable Meaning typed(Meaning value) {
        return switch (value) {
            case Meaning.Instance _, Meaning.Module _, Meaning.Container _ -> value;
            case Meaning.Named named -> named;
            case Meaning.Outside outside -> outside.symbol() == null ? null : outside;
            case Meaning.Unknown _, Meaning.Offered _, Meaning.BuiltIn _, Meaning.Callable _, Meaning.Structure _,
                    Meaning.Anonymous _, Meaning.Either _, Meaning.Guessed _ -> null;
        };
    }

    /** The type that both have; null if they differ. */
    private static @Nullable Meaning common(Meaning one, Meaning other) {
        return switch (one) {
            case Meaning.Instance first when other instanceof Meaning.Instance second
                    && new Meaning.Named(first.declared()).same(new Meaning.Named(second.declared())) ->
                first.arguments().isEmpty() ? first : new Meaning.Instance(first.declared(), List.of());
            case Meaning.Named first when other instanceof Meaning.Named second && first.same(second) -> first;
            case Meaning.Module first when other instanceof Meaning.Module second
                    && first.files().getFirst().path().equals(second.files().getFirst().path()) -> first;
            case Meaning.Container first when other instanceof Meaning.Container second && first.type().equals(second.type()) ->
                new Meaning.Container(first.type(), List.of());
            case Meaning.Outside first when other instanceof Meaning.Outside second && first.equals(second) -> first;
            default -> null;
        };
    }
}
