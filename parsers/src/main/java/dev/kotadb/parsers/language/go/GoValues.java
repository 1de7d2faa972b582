package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Chain;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Recursion;
import dev.kotadb.parsers.resolve.names.StepLimit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Evaluates types, and names that are read, called, or accessed for a member. */
final class GoValues {
    /** Before the type of a collection: what the first name of a loop over it is. */
    static final String KEY = "key of ";

    /** Before the type of a function: what calling it gives. */
    static final String RESULT = "result of ";

    /** Before the position of one of a call's results, a blank, and the function's type. */
    static final String RESULTS = "results ";

    /** Before the type of a collection: what one of its elements is. */
    static final String ELEMENT = "element of ";

    private static final int MOST_ARMS = 10;

    private final TrackedIndex index;
    private final GoNames names;
    private final Recursion recursion;

    GoValues(TrackedIndex index, GoNames names, int uses) {
        this.index = index;
        this.names = names;
        this.recursion = new Recursion(new StepLimit(uses));
    }

    /** A place in a file, and what type parameters stand for there. */
    record Place(FileView view, @Nullable Declared around, Map<String, Meaning> bindings) {
        Place {
            bindings = Map.copyOf(bindings);
        }
    }

    /** The value of a type, or of a chain behind {@code typeof}. */
    Meaning type(String text, Place place) {
        if (text.startsWith(KEY)) {
            return key(type(text.substring(KEY.length()), place));
        }
        if (text.startsWith(RESULT)) {
            return call(type(text.substring(RESULT.length()), place));
        }
        if (text.startsWith(RESULTS)) {
            String[] parts = text.substring(RESULTS.length()).split(" ", 2);
            List<Meaning> results = results(type(parts[1], place));
            int position = Integer.parseInt(parts[0]);
            return position < results.size() ? results.get(position) : Meaning.UNKNOWN;
        }
        if (text.startsWith(ELEMENT)) {
            return element(type(text.substring(ELEMENT.length()), place));
        }
        return text.startsWith("typeof ")
                ? recursion.deeper(() -> chain(Chain.read(text.substring("typeof ".length())), place))
                : recursion.deeper(() -> type(GoType.read(text), place));
    }

    private Meaning chain(Chain chain, Place place) {
        Meaning at = names.bare(place.view(), place.around(), chain.first());
        for (Chain.Step step : chain.steps()) {
            at = switch (step) {
                case Chain.Step.Member(String name) -> member(read(at), name);
                case Chain.Step.Call call -> call(at);
                case Chain.Step.Element element -> element(read(at));
                case Chain.Step.Await await -> Meaning.UNKNOWN;
            };
        }
        return read(at);
    }

    private Meaning type(GoType type, Place place) {
        if (type.name().isEmpty()) {
            return Meaning.UNKNOWN;
        }
        if (type.name().equals("func")) {
            List<Meaning> all = all(type.arguments(), place);
            return Meaning.Callable.of(all.subList(0, all.size() - 1), all.getLast());
        }
        if ("[] map chan ()".contains(type.name())) {
            return new Meaning.Container(type.name(), all(type.arguments(), place));
        }
        if (type.name().startsWith(GoType.STRUCT)) {
            String ordinal = type.name().substring(GoType.STRUCT.length());
            return ordinal.matches("\\d{1,6}") ? struct(Integer.parseInt(ordinal), place) : Meaning.UNKNOWN;
        }
        Meaning bound = place.bindings().get(type.name());
        if (bound != null) {
            return bound;
        }
        Meaning declared = dotted(type.name(), place.view(), place.around());
        return instance(declared, type, place);
    }

    private Meaning instance(Meaning declared, GoType type, Place place) {
        return switch (declared) {
            case Meaning.Named named when isType(named.symbol()) ->
                new Meaning.Instance(named.declared(), all(type.arguments(), place));
            case Meaning.Named named when named.symbol().kind() == SymbolKind.FUNCTION ->
                new Meaning.Named(named.declared(), new Meaning.Instance(named.declared(), all(type.arguments(), place)), null);
            case Meaning.Either either -> each(either, arm -> instance(arm, type, place));
            case Meaning.Outside outside -> outside.value();
            default -> Meaning.UNKNOWN;
        };
    }

    /** The struct without a name at this place among those of the innermost declaration that has so many. */
    private Meaning struct(int ordinal, Place place) {
        for (Declared at = place.around(); at != null; at = index.enclosing(at)) {
            List<Declared> structs = index.children(at, "struct");
            if (structs.size() > ordinal) {
                return new Meaning.Instance(structs.get(ordinal), List.of());
            }
        }
        return Meaning.UNKNOWN;
    }

    /** The results for all arms, one for each, without unknown ones. */
    private static Meaning each(Meaning.Either either, UnaryOperator<Meaning> what) {
        List<Meaning> results = new ArrayList<>();
        for (Meaning arm : either.arms()) {
            Meaning result = what.apply(arm);
            for (Meaning one : result instanceof Meaning.Either(List<Meaning> inner) ? inner : List.of(result)) {
                if (!(one instanceof Meaning.Unknown) && results.size() < MOST_ARMS) {
                    results.add(one);
                }
            }
        }
        return results.isEmpty() ? Meaning.UNKNOWN : results.size() == 1 ? results.getFirst() : new Meaning.Either(results);
    }

    /** What a path of names stands for. */
    Meaning dotted(String path, FileView view, @Nullable Declared around) {
        int dot = path.indexOf('.');
        Meaning first = names.bare(view, around, dot < 0 ? path : path.substring(0, dot));
        return dot < 0 ? first : member(first, path.substring(dot + 1));
    }

    private List<Meaning> all(List<GoType> types, Place place) {
        List<Meaning> all = new ArrayList<>(types.size());
        types.forEach(type -> all.add(type(type, place)));
        return all;
    }

    private static boolean isType(Symbol symbol) {
        return switch (symbol.kind()) {
            case CLASS, INTERFACE, TYPE, ENUM -> true;
            case FUNCTION, METHOD, VARIABLE, CONSTANT, PROPERTY -> false;
        };
    }

    Meaning member(Meaning value, String name) {
        return switch (value) {
            case Meaning.Module module -> names.inPackage(module, name);
            case Meaning.Instance instance -> recursion.deeper(() -> ofInstance(instance, name));
            case Meaning.Named named when isType(named.symbol()) ->
                recursion.deeper(() -> ofInstance(new Meaning.Instance(named.declared(), List.of()), name));
            case Meaning.Named named -> {
                Meaning read = read(named);
                yield read instanceof Meaning.Named ? Meaning.UNKNOWN : member(read, name);
            }
            case Meaning.Either either -> each(either, arm -> member(arm, name));
            case Meaning.Outside outside -> ofOutside(outside, name);
            case Meaning.Container container when container.type().equals("()") -> member(container.argument(0), name);
            default -> Meaning.UNKNOWN;
        };
    }

    /** What a package offers is a path; what that has is a member only if it is known to be a type. */
    private static Meaning ofOutside(Meaning.Outside outside, String name) {
        boolean isPackage = outside.members() == Meaning.Outside.Members.BY_PATH;
        return isPackage && outside.member(".", name) instanceof Meaning.Outside(ExternalSymbol symbol, var _) && symbol != null
                ? Meaning.Outside.leaf(symbol)
                : outside.member("#", name);
    }

    /** Looks in the type's own fields and methods, then in embedded types, then in its underlying type. */
    private Meaning ofInstance(Meaning.Instance instance, String name) {
        Declared type = instance.declared();
        List<Declared> inside = index.children(type, name);
        if (!inside.isEmpty()) {
            return new Meaning.Named(inside.getFirst(), instance, instance);
        }
        List<Declared> methods = names.methods(type, name);
        if (methods.size() == 1) {
            return new Meaning.Named(methods.getFirst(), instance, instance);
        } else if (!methods.isEmpty()) {
            return new Meaning.Either(methods.stream()
                    .<Meaning>map(method -> new Meaning.Named(method, instance, instance))
                    .toList());
        }
        Meaning outside = Meaning.UNKNOWN;
        for (String embedded : type.symbol().shape().supertypes()) {
            Meaning found = member(type(embedded, place(instance)), name);
            if (found instanceof Meaning.Named || found instanceof Meaning.Either) {
                return found;
            }
            if (found instanceof Meaning.Outside) {
                outside = outside instanceof Meaning.Unknown ? found : Meaning.OUTSIDE;
            }
        }
        String defined = type.symbol().kind() == SymbolKind.TYPE ? type.symbol().shape().type() : null;
        return defined == null ? outside : member(type(defined, place(instance)), name);
    }

    private static Place place(Meaning.Instance instance) {
        Map<String, Meaning> bindings = new HashMap<>();
        int at = 0;
        for (String declared : instance.symbol().shape().typeParameters()) {
            for (String name : declared.split(",")) { // K, V any
                if (at < instance.arguments().size()) {
                    bindings.put(name.strip().split("\\s", 2)[0], instance.arguments().get(at++));
                }
            }
        }
        return new Place(instance.declared().view(), instance.declared(), bindings);
    }

    Meaning read(Meaning named) {
        return switch (named) {
            case Meaning.Named one -> recursion.deeper(() -> readDeclared(one));
            case Meaning.Either either -> each(either, this::read);
            case Meaning.Anonymous(Meaning type, var _) -> type;
            default -> named;
        };
    }

    private Meaning readDeclared(Meaning.Named named) {
        return switch (named.symbol().kind()) {
            case CLASS, INTERFACE, TYPE, ENUM, FUNCTION, METHOD -> named;
            case VARIABLE, CONSTANT, PROPERTY -> {
                Meaning value = written(named);
                yield value instanceof Meaning.Container several && several.type().equals("()")
                        ? several.argument(0)
                        : value;
            }
        };
    }

    private Meaning written(Meaning.Named named) {
        Symbol.Shape shape = named.symbol().shape();
        String type = shape.type();
        if (type == null) {
            type = shape.value() instanceof Value.OfType(String text) ? text : null;
        }
        Meaning.Instance owner = named.owner();
        Map<String, Meaning> bindings = owner == null ? Map.of() : place(owner).bindings();
        return type == null
                ? Meaning.UNKNOWN
                : type(type, new Place(named.declared().view(), named.declared(), bindings));
    }

    /** The result of a call, the first of several. Calling a type converts to it. */
    Meaning call(Meaning named) {
        if (named instanceof Meaning.Either either) {
            return each(either, this::call);
        }
        Meaning result = result(named);
        return result instanceof Meaning.Container several && several.type().equals("()") ? several.argument(0) : result;
    }

    /** All results of a call. */
    List<Meaning> results(Meaning named) {
        Meaning result = result(named);
        return result instanceof Meaning.Container several && several.type().equals("()")
                ? several.arguments()
                : List.of(result);
    }

    private Meaning result(Meaning named) {
        return switch (named) {
            case Meaning.Named one -> recursion.deeper(() -> callDeclared(one));
            case Meaning.Callable callable -> callable.result();
            case Meaning.Anonymous(Meaning type, var _) -> result(type);
            case Meaning.Instance instance -> {
                String defined = instance.symbol().kind() == SymbolKind.TYPE ? instance.symbol().shape().type() : null;
                yield defined == null ? Meaning.UNKNOWN : result(type(defined, place(instance)));
            }
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            default -> Meaning.UNKNOWN;
        };
    }

    private Meaning callDeclared(Meaning.Named named) {
        return switch (named.symbol().kind()) {
            case CLASS, INTERFACE, TYPE, ENUM -> new Meaning.Instance(named.declared(), List.of());
            case FUNCTION, METHOD -> written(named);
            case VARIABLE, CONSTANT, PROPERTY -> {
                Meaning value = read(named);
                yield value instanceof Meaning.Named ? Meaning.UNKNOWN : result(value);
            }
        };
    }

    Meaning element(Meaning collection) {
        return switch (read(collection)) {
            case Meaning.Container container -> switch (container.type()) {
                case "[]", "chan" -> container.argument(0);
                case "map" -> container.argument(1);
                default -> Meaning.UNKNOWN;
            };
            case Meaning.Callable callable -> yielded(callable.parameters(), 1);
            case Meaning.Either either -> each(either, this::element);
            case Meaning.Instance instance -> {
                String defined = instance.symbol().kind() == SymbolKind.TYPE ? instance.symbol().shape().type() : null;
                yield defined == null ? Meaning.UNKNOWN : recursion.deeper(() -> element(type(defined, place(instance))));
            }
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            default -> Meaning.UNKNOWN;
        };
    }

    /** The first name of a loop: an element of a channel, a key, or what a function passes to the body. */
    Meaning key(Meaning collection) {
        return switch (read(collection)) {
            case Meaning.Container container when container.type().equals("chan") || container.type().equals("map") ->
                container.argument(0);
            case Meaning.Callable callable -> yielded(callable.parameters(), 0);
            case Meaning.Instance instance -> {
                String defined = instance.symbol().kind() == SymbolKind.TYPE ? instance.symbol().shape().type() : null;
                yield defined == null ? Meaning.UNKNOWN : recursion.deeper(() -> key(type(defined, place(instance))));
            }
            case Meaning.Either either -> each(either, this::key);
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            default -> Meaning.UNKNOWN;
        };
    }

    /** What a function that is looped over passes to its only parameter, the body of the loop. */
    private static Meaning yielded(List<Meaning> parameters, int position) {
        return parameters.size() == 1
                        && parameters.getFirst() instanceof Meaning.Callable passed
                        && position < passed.parameters().size()
                ? passed.parameters().get(position)
                : Meaning.UNKNOWN;
    }

    /** The type of a parameter of the called function. */
    Meaning parameter(Meaning named, int argument) {
        if (named instanceof Meaning.Named one) {
            List<String> parameters = one.symbol().shape().parameters();
            if (parameters != null && argument < parameters.size()) {
                return type(parameters.get(argument), new Place(one.declared().view(), one.declared(), Map.of()));
            }
        }
        return Meaning.UNKNOWN;
    }
}
