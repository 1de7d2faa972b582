package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Span;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Chain;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Recursion;
import dev.kotadb.parsers.resolve.names.StepLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Evaluates names that are read, called, or accessed for a member. */
final class PythonValues implements PythonItems.Access {
    private final TrackedIndex index;
    private final PythonNames names;
    private final PythonClasses classes;
    private final PythonMembers members;
    private final PythonTypes types;
    private final PythonItems items;
    private final PythonTypeVariables variables;
    private final Recursion recursion;

    /** {@code uses} is how many uses the file has. */
    PythonValues(TrackedIndex index, PythonNames names, int uses, Runnable doubt) {
        this.index = index;
        this.names = names;
        this.classes = new PythonClasses(index, this::base, doubt);
        this.recursion = new Recursion(new StepLimit(uses));
        this.members = new PythonMembers(index, names, classes, this::read);
        this.types = new PythonTypes(index, names, this, recursion);
        this.items = new PythonItems(this);
        this.variables = new PythonTypeVariables(
                items, (function, name) -> types.isVariable(function.view(), index.enclosing(function), name));
    }

    PythonClasses classes() {
        return classes;
    }

    PythonItems items() {
        return items;
    }

    /** What a base class is: {@code Error = HttpError} gives it another name. */
    private Meaning base(FileView view, @Nullable Declared around, String path) {
        Meaning named = dotted(view, around, path);
        return named instanceof Meaning.Named one && one.symbol().kind() != SymbolKind.CLASS ? read(named) : named;
    }

    /** What a dotted path of names stands for. */
    Meaning dotted(FileView view, @Nullable Declared around, String path) {
        return dotted(view, around, path, Integer.MAX_VALUE, NameScope.USUAL);
    }

    /** As {@link #dotted(FileView, Declared, String)}, used in a line and scope of the resolved file. */
    Meaning dotted(FileView view, @Nullable Declared around, String path, int line, NameScope scope) {
        Meaning at = Meaning.UNKNOWN;
        boolean first = true;
        for (String name : path.split("\\.")) {
            at = first ? names.bare(view, around, name, line, scope) : member(read(at), name);
            first = false;
        }
        return at;
    }

    /** The value of a written type, which is an annotation, a chain behind {@code typeof}, or {@code super(B)}. */
    Meaning type(String text, FileView view, @Nullable Declared around, @Nullable Meaning self) {
        return types.of(text, view, around, self);
    }

    @Override
    public Meaning member(Meaning value, String name) {
        return members.of(value, name);
    }

    @Override
    public Meaning field(Meaning.Instance tuple, int position) {
        return members.field(tuple, position);
    }

    @Override
    public boolean isEnum(Declared type) {
        return classes.isEnum(type);
    }

    @Override
    public Meaning read(Meaning named) {
        return switch (named) {
            case Meaning.Named one -> recursion.deeper(() -> readDeclared(one));
            case Meaning.Either either -> either.each(this::read);
            case Meaning.Anonymous(Meaning type, var _) -> type;
            case Meaning.Offered offered -> Meaning.UNKNOWN;
            default -> named;
        };
    }

    private Meaning readDeclared(Meaning.Named named) {
        Symbol symbol = named.symbol();
        return switch (symbol.kind()) {
            case CLASS, ENUM, INTERFACE, FUNCTION -> named;
            case METHOD -> isProperty(symbol) ? written(named) : named;
            case VARIABLE, CONSTANT, PROPERTY, TYPE -> {
                Meaning.Instance owner = named.owner();
                yield owner != null && symbol.shape().type() == null && classes.isEnum(owner.declared())
                        ? new Meaning.Instance(owner.declared(), List.of())
                        : written(named);
            }
        };
    }

    private static boolean isProperty(Symbol symbol) {
        return symbol.detail().contains("accessor") || symbol.detail().contains("property")
                || symbol.is("property") || symbol.is("cached_property");
    }

    private Meaning written(Meaning.Named named) {
        Symbol.Shape shape = named.symbol().shape();
        Declared around = index.enclosing(named.declared());
        String type = shape.type();
        if (type == null || !Annotation.tellsType(type)) {
            type = shape.value() instanceof Value.OfType(String text) ? text : null;
            boolean function = named.symbol().kind() == SymbolKind.FUNCTION || named.symbol().kind() == SymbolKind.METHOD;
            around = function ? named.declared() : around; // what a function returns may be imported inside
        }
        Meaning parameter = type == null || named.owner() == null
                ? null
                : types.parameter(named.owner().declared(), self(named), variable(type));
        if (parameter != null && !(parameter instanceof Meaning.Unknown)) {
            return parameter;
        }
        boolean ofSuper = type != null && type.startsWith(PythonTypes.QUERY + PythonMembers.SUPER);
        if (around != null && PythonClasses.isAssigned(named.symbol()) && !ofSuper) {
            Declared method = importing(named.declared(), around, type);
            around = method == null ? index.enclosing(around) : method; // which does not see the names of the class's body
        }
        if (parameter == null && type != null && isTypeOfSelf(named, type, around)) {
            Meaning self = self(named);
            return self == null ? Meaning.UNKNOWN : self;
        }
        return type == null ? Meaning.UNKNOWN : type(type, named.declared().view(), around, self(named));
    }

    /** The method that assigns the attribute if it imports what the value's name begins with; null if it does not. */
    private @Nullable Declared importing(Declared attribute, Declared type, @Nullable String value) {
        String name = value != null && value.startsWith(PythonTypes.QUERY) ? Chain.read(value.substring(PythonTypes.QUERY.length())).first() : "";
        for (Import one : name.isEmpty() ? List.<Import>of() : index.importsAs(attribute.view(), name)) {
            for (Declared method : one.enclosing() < 0 ? List.<Declared>of() : index.children(type)) {
                Span span = method.symbol().span();
                int line = attribute.symbol().nameLine();
                if (method.index() == one.enclosing() && span.lineStart() <= line && line <= span.lineEnd()) {
                    return method;
                }
            }
        }
        return null;
    }

    /** The name in a chain that is the type of a parameter, otherwise the text. */
    private static String variable(String type) {
        boolean typed = type.startsWith(PythonTypes.QUERY + "(") && type.endsWith(")");
        return typed ? type.substring(PythonTypes.QUERY.length() + 1, type.length() - 1) : type;
    }

    /** Whether a method returns a type variable that no parameter has, so that {@code self} must have it. */
    private boolean isTypeOfSelf(Meaning.Named named, String type, @Nullable Declared around) {
        List<String> parameters = named.symbol().shape().parameters();
        return named.symbol().kind() == SymbolKind.METHOD
                && parameters != null
                && parameters.stream().noneMatch(one -> one.contains(type))
                && types.isVariable(named.declared().view(), around, type);
    }

    private static @Nullable Meaning self(Meaning.Named named) {
        return named.self() == null ? named.owner() : named.self();
    }

    /** The result of calling a name; a class gives its instance. */
    @Override
    public Meaning call(Meaning named) {
        return switch (named) {
            case Meaning.Named one -> recursion.deeper(() -> callDeclared(one));
            case Meaning.Instance instance -> {
                Meaning called = member(instance, "__call__");
                yield called instanceof Meaning.Named ? call(called) : Meaning.UNKNOWN;
            }
            case Meaning.BuiltIn builtIn -> PythonBuiltIns.result(builtIn);
            case Meaning.Either either -> either.each(this::call);
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            case Meaning.Callable callable -> callable.result();
            case Meaning.Container container when container.type().equals("type") -> container.argument(0);
            case Meaning.Container container when container.type().equals("callable") -> container.argument(1);
            default -> Meaning.UNKNOWN;
        };
    }

    /** The result of calling a name with these arguments, which may tell its type. */
    Meaning call(Meaning named, List<Value> arguments, Function<Value, Meaning> value) {
        if (named instanceof Meaning.Named type && type.symbol().kind() == SymbolKind.CLASS && !arguments.isEmpty()) {
            return generic(call(named), arguments, value);
        }
        boolean function = named instanceof Meaning.Named one && !arguments.isEmpty()
                && (one.symbol().kind() == SymbolKind.FUNCTION || one.symbol().kind() == SymbolKind.METHOD && !isProperty(one.symbol()));
        Map<String, Meaning> told = function ? variables.of(((Meaning.Named) named).declared(), arguments, value) : Map.of();
        String type = function ? ((Meaning.Named) named).symbol().shape().type() : null;
        if (told.isEmpty() || type == null) {
            return call(named);
        }
        Meaning.Named called = withInstance((Meaning.Named) named);
        Meaning result = types.of(type, called.declared().view(), index.enclosing(called.declared()), self(called), told);
        return called.symbol().is("async") && !(result instanceof Meaning.Unknown) ? PythonBuiltIns.awaitable(result) : result;
    }

    /** An instance of a generic class with what its constructor's arguments tell of the type parameters. */
    private Meaning generic(Meaning made, List<Value> arguments, Function<Value, Meaning> value) {
        if (!(made instanceof Meaning.Instance instance) || !instance.arguments().isEmpty()) {
            return made;
        }
        List<String> names = types.parameters(instance.declared());
        Map<String, Meaning> told = !names.isEmpty() && classes.member(instance.declared(), made, "__init__", null) instanceof Meaning.Named constructor
                ? variables.ofConstructor(constructor.declared(), names, arguments, value)
                : Map.of();
        return told.isEmpty()
                ? made
                : new Meaning.Instance(instance.declared(), names.stream().map(name -> told.getOrDefault(name, Meaning.UNKNOWN)).toList());
    }

    private Meaning callDeclared(Meaning.Named named) {
        Symbol symbol = named.symbol();
        return switch (symbol.kind()) {
            case CLASS, ENUM, INTERFACE -> made(named);
            case FUNCTION, METHOD -> {
                Meaning result = isProperty(symbol) ? call(written(named)) : result(withInstance(named));
                yield symbol.is("async") && !(result instanceof Meaning.Unknown)
                        ? PythonBuiltIns.awaitable(result)
                        : result;
            }
            case VARIABLE, CONSTANT, PROPERTY, TYPE -> {
                Meaning value = read(named);
                yield value instanceof Meaning.Named same && same.same(named) ? Meaning.UNKNOWN : call(value);
            }
        };
    }

    /** An instance of the class, unless its {@code __new__} says that it gives something else. */
    private Meaning made(Meaning.Named type) {
        Meaning.Instance instance = new Meaning.Instance(type.declared(), List.of());
        Meaning constructor = classes.member(type.declared(), instance, "__new__", null);
        if (!(constructor instanceof Meaning.Named one) || one.symbol().shape().type() == null) {
            return instance;
        }
        return switch (written(one)) {
            case Meaning.Container other -> other;
            case Meaning.Instance other when !PythonClasses.contains(classes.order(type.declared()), other.declared()) -> other;
            default -> instance;
        };
    }

    /** What a function gives; one of what its overloads give. */
    private Meaning result(Meaning.Named function) {
        if (!function.symbol().is("overload")) {
            return written(function);
        }
        Declared around = index.enclosing(function.declared());
        String name = function.symbol().name();
        List<Meaning> results = new ArrayList<>();
        for (Declared one : around == null ? index.top(function.declared().view(), name) : index.children(around, name)) {
            if (one.symbol().is("overload")) {
                results.add(written(new Meaning.Named(one, function.owner(), function.self())));
            }
        }
        return new Meaning.Either(results).each(each -> each);
    }

    /** In a class method that is called on a class, {@code Self} is an instance of that class. */
    private static Meaning.Named withInstance(Meaning.Named named) {
        Meaning self = named.self();
        return self == null ? named : new Meaning.Named(named.declared(), named.owner(), made(self));
    }

    /** An instance of the class that is {@code cls}. */
    static Meaning made(Meaning self) {
        return self instanceof Meaning.Named type && type.symbol().kind() == SymbolKind.CLASS
                ? new Meaning.Instance(type.declared(), List.of())
                : self;
    }
}
