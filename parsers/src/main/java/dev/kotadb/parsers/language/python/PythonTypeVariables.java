package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Finds what a call's arguments tell of the type variables in a function's result: {@code def find(self, kind: type[T]) -> T}. */
final class PythonTypeVariables {
    private static final Set<String> CLASSES = Set.of("type", "Type");
    private static final Set<String> UNIONS = Set.of("|", "Union", "Optional");

    private final PythonItems items;
    private final BiPredicate<Declared, String> isVariable;
    private final Map<Declared, Set<String>> known = new IdentityHashMap<>();

    /** {@code isVariable} tells whether a name that a function's annotations use is that of a type variable. */
    PythonTypeVariables(PythonItems items, BiPredicate<Declared, String> isVariable) {
        this.items = items;
        this.isVariable = isVariable;
    }

    /** The variables that the arguments tell. */
    Map<String, Meaning> of(Declared function, List<Value> arguments, Function<Value, Meaning> value) {
        Symbol.Shape shape = function.symbol().shape();
        List<String> parameters = shape.parameters();
        if (shape.type() == null || parameters == null || known.computeIfAbsent(function, this::variables).isEmpty()) {
            return Map.of();
        }
        return of(parameters, known.get(function), arguments, value);
    }

    /** What the arguments of a constructor tell of the type parameters of its class. */
    Map<String, Meaning> ofConstructor(Declared constructor, List<String> variables, List<Value> arguments, Function<Value, Meaning> value) {
        List<String> parameters = constructor.symbol().shape().parameters();
        return variables.isEmpty() || parameters == null ? Map.of() : of(parameters, Set.copyOf(variables), arguments, value);
    }

    private Map<String, Meaning> of(List<String> parameters, Set<String> variables, List<Value> arguments, Function<Value, Meaning> value) {
        Map<String, Meaning> told = new HashMap<>();
        for (int i = 0; i < Math.min(arguments.size(), parameters.size()); i++) {
            Value argument = arguments.get(i);
            if (argument instanceof Value.Argument) {
                break;
            }
            if (variables.stream().anyMatch(parameters.get(i)::contains)) {
                unify(Annotation.read(parameters.get(i)), value.apply(argument), variables, told);
            }
        }
        return told;
    }

    private Set<String> variables(Declared function) {
        Symbol.Shape shape = function.symbol().shape();
        Set<String> found = new TreeSet<>();
        List<String> parameters = shape.parameters();
        if (shape.type() != null && parameters != null) {
            leaves(Annotation.read(shape.type()), found);
            found.removeIf(name -> name.isEmpty() || name.indexOf('.') >= 0 || parameters.stream().noneMatch(one -> one.contains(name)));
            found.removeIf(name -> shape.typeParameters().stream().noneMatch(one -> one.contains(name)) && !isVariable.test(function, name));
        }
        return found;
    }

    private static void leaves(Annotation type, Set<String> into) {
        if (type.arguments().isEmpty()) {
            into.add(type.name());
        }
        type.arguments().forEach(one -> leaves(one, into));
    }

    private void unify(Annotation parameter, Meaning given, Set<String> variables, Map<String, Meaning> told) {
        List<Annotation> arguments = parameter.arguments();
        if (given instanceof Meaning.Unknown || given instanceof Meaning.Outside) {
            return;
        } else if (arguments.isEmpty()) {
            if (variables.contains(parameter.name())) {
                told.putIfAbsent(parameter.name(), given);
            }
        } else if (UNIONS.contains(parameter.simpleName())) {
            arguments.forEach(arm -> unify(arm, given, variables, told));
        } else if (given instanceof Meaning.Instance generic && parameter.simpleName().equals(generic.symbol().name())) {
            for (int i = 0; i < Math.min(arguments.size(), generic.arguments().size()); i++) {
                unify(arguments.get(i), generic.arguments().get(i), variables, told);
            }
        } else if (CLASSES.contains(parameter.simpleName())) {
            unify(arguments.getFirst(), instance(given), variables, told);
        } else if (parameter.simpleName().equalsIgnoreCase("tuple") && given instanceof Meaning.Container tuple && tuple.type().equals("tuple")) {
            for (int i = 0; i < arguments.size(); i++) {
                unify(arguments.get(i), tuple.argument(i), variables, told);
            }
        } else if (arguments.size() == 1 && PythonBuiltIns.isContainer(parameter.simpleName())) {
            unify(arguments.getFirst(), items.element(given), variables, told);
        }
    }

    private static Meaning instance(Meaning type) {
        return switch (type) {
            case Meaning.Named named when named.symbol().kind() == SymbolKind.CLASS -> new Meaning.Instance(named.declared(), List.of());
            case Meaning.Container container when container.type().equals("type") -> container.argument(0);
            default -> Meaning.UNKNOWN;
        };
    }
}
