package dev.kotadb.parsers.language.python;

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
import org.jspecify.annotations.Nullable;

/** Evaluates written types, and names that are read, called, or accessed for a member. */
final class PythonValues implements PythonItems.Access, PythonGenerics.Types {
    private static final String QUERY = "typeof ";
    static final String SUPER = "super";
    private final TrackedIndex index;
    private final PythonNames names;
    private final PythonClasses classes;
    private final PythonGenerics generics;
    private final PythonItems items;
    private final Recursion recursion;

    /** {@code uses} is how many uses the file has. */
    PythonValues(TrackedIndex index, PythonNames names, int uses) {
        this.index = index;
        this.names = names;
        this.classes = new PythonClasses(index, this::dotted);
        this.recursion = new Recursion(new StepLimit(uses));
        this.generics = new PythonGenerics(index, this);
        this.items = new PythonItems(this);
    }

    @Override
    public Meaning of(Annotation type, Declared writtenIn, Meaning.Instance self) {
        return recursion.deeper(() -> annotation(type, writtenIn.view(), writtenIn, self));
    }

    @Override
    public boolean isVariable(String name, Declared usedIn) {
        return isTypeVariable(usedIn.view(), index.enclosing(usedIn), name);
    }

    PythonClasses classes() {
        return classes;
    }

    PythonItems items() {
        return items;
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
        return recursion.deeper(() -> {
            if (text.startsWith(QUERY)) {
                return chain(Chain.read(text.substring(QUERY.length())), view, around, self);
            }
            return text.startsWith(SUPER + "(")
                    ? above(text.substring(SUPER.length() + 1, text.length() - 1), view, around, self)
                    : annotation(Annotation.read(text), view, around, self);
        });
    }

    /** {@code super(B, self)}: the classes behind {@code B}, or behind the class around if no class is named. */
    private Meaning above(String name, FileView view, @Nullable Declared around, @Nullable Meaning self) {
        Declared after = name.isEmpty() || name.equals("__class__") ? generics.classAround(around) : null;
        if (after == null && dotted(view, around, name) instanceof Meaning.Named one && one.symbol().kind() == SymbolKind.CLASS) {
            after = one.declared();
        }
        return after == null || self == null ? Meaning.UNKNOWN : above(self, after);
    }

    private Meaning chain(Chain chain, FileView view, @Nullable Declared around, @Nullable Meaning self) {
        Meaning at = switch (chain.first()) {
            case "self", "cls", "this" -> self == null ? Meaning.UNKNOWN : self;
            case SUPER -> above("", view, around, self);
            default -> names.bare(view, around, chain.first());
        };
        List<Chain.Step> steps = chain.steps();
        if (chain.first().isEmpty() && !steps.isEmpty() && steps.getFirst() instanceof Chain.Step.Call(String written)) {
            at = type(written, view, around, self); // a chain may begin with a type in parentheses
            steps = steps.subList(1, steps.size());
        } else if (at instanceof Meaning.Outside && PythonBuiltIns.takesItemsOf(chain.first())
                && !steps.isEmpty() && steps.getFirst() instanceof Chain.Step.Call(String argument)) {
            Meaning given = argument.isEmpty() ? Meaning.UNKNOWN : argument.startsWith(":")
                    ? type(argument.substring(1), view, around, self)
                    : chain(Chain.read(argument), view, around, self);
            at = items.builtIn(chain.first(), List.of(given));
            steps = steps.subList(1, steps.size());
        }
        for (Chain.Step step : steps) {
            at = switch (step) {
                case Chain.Step.Member(String name) -> Character.isDigit(name.charAt(0)) ? items.part(read(at), name) : member(read(at), name);
                case Chain.Step.Call call -> call(at);
                case Chain.Step.Element element -> items.part(at, PythonItems.ITEM);
                case Chain.Step.Await await -> PythonBuiltIns.awaited(read(at));
            };
        }
        return read(at);
    }

    private Meaning annotation(Annotation type, FileView view, @Nullable Declared around, @Nullable Meaning self) {
        if (type.isUnion() || type.simpleName().equals("Union") || type.simpleName().equals("Optional")) {
            List<Meaning> arms = new ArrayList<>();
            for (Annotation arm : type.arguments()) {
                if (!arm.name().equals("None")) {
                    arms.add(annotation(arm, view, around, self));
                }
            }
            return arms.size() == 1 ? arms.getFirst() : new Meaning.Either(arms);
        }
        Meaning parameter = generics.parameter(generics.classAround(around), self, type.name());
        if (parameter != null) {
            return parameter;
        }
        if (type.name().isEmpty() || type.name().equals("Any") || type.name().equals("object")) {
            return Meaning.UNKNOWN;
        }
        Meaning meaning = dotted(view, scopeOfTypes(around, type.name()), type.name());
        if (meaning instanceof Meaning.Named named) {
            Meaning instance = instance(named);
            return instance instanceof Meaning.Instance one && !type.arguments().isEmpty()
                    ? new Meaning.Instance(one.declared(), type.arguments().stream().map(a -> annotation(a, view, around, self)).toList())
                    : instance;
        }
        String name = type.simpleName();
        if (name.equals("Self") || type.name().equals("this")) {
            return self == null ? Meaning.UNKNOWN : self;
        }
        if (!(meaning instanceof Meaning.Outside outside)) {
            return Meaning.UNKNOWN;
        }
        if (PythonBuiltIns.isTransparent(name) && !type.arguments().isEmpty()) {
            return annotation(type.arguments().getFirst(), view, around, self);
        } else if (!PythonBuiltIns.isContainer(name)) {
            return name.equals("Any") ? Meaning.UNKNOWN : PythonBuiltIns.isForm(outside) ? Meaning.OUTSIDE : outside.value();
        }
        if (type.arguments().size() == 2 && type.arguments().getLast().name().equals("...")) {
            return PythonBuiltIns.container("list", List.of(annotation(type.arguments().getFirst(), view, around, self)));
        }
        List<Meaning> arguments = new ArrayList<>();
        type.arguments().forEach(one -> arguments.add(annotation(one, view, around, self)));
        return PythonBuiltIns.container(name, arguments);
    }

    /** A method's annotations may mean a class inside the class around, which the method's body does not see. */
    private @Nullable Declared scopeOfTypes(@Nullable Declared around, String path) {
        Declared outer = around == null || around.symbol().kind() == SymbolKind.CLASS ? null : index.enclosing(around);
        boolean sees = outer != null
                && outer.symbol().kind() == SymbolKind.CLASS
                && index.children(outer, path.split("\\.", 2)[0]).stream().anyMatch(one -> one.symbol().kind() == SymbolKind.CLASS);
        return sees ? outer : around;
    }

    /** An instance of the class that is named, directly or by an alias. */
    private Meaning instance(Meaning.Named named) {
        Declared declared = named.declared();
        return switch (declared.symbol().kind()) {
            case CLASS, ENUM, INTERFACE -> new Meaning.Instance(declared, List.of());
            case VARIABLE, CONSTANT, TYPE, PROPERTY ->
                read(named) instanceof Meaning.Named alias && alias.symbol().kind() == SymbolKind.CLASS
                        ? new Meaning.Instance(alias.declared(), List.of())
                        : Meaning.UNKNOWN;
            case FUNCTION, METHOD -> Meaning.UNKNOWN;
        };
    }

    /** The value that {@code super()} is in the class {@code after}. */
    static Meaning above(Meaning self, Declared after) {
        return new Meaning.Container(SUPER, List.of(self, new Meaning.Named(after)));
    }

    @Override
    public Meaning member(Meaning value, String name) {
        return switch (value) {
            case Meaning.Named named when named.symbol().kind() == SymbolKind.CLASS ->
                classes.member(named.declared(), named, name, null);
            case Meaning.Named named -> {
                Meaning read = read(named);
                yield read instanceof Meaning.Named ? Meaning.UNKNOWN : member(read, name);
            }
            case Meaning.Instance instance -> classes.member(instance.declared(), instance, name, null);
            case Meaning.Module(List<FileView> files) -> names.member(files.getFirst(), name);
            case Meaning.Structure(Map<String, Meaning> members) -> members.getOrDefault(name, Meaning.UNKNOWN);
            case Meaning.Container container -> ofContainer(container, name);
            case Meaning.Either either -> either.each(arm -> member(arm, name));
            case Meaning.Outside outside -> outside.member(".", name);
            case Meaning.BuiltIn builtIn -> Meaning.OUTSIDE;
            case Meaning.Anonymous(Meaning type) -> member(type, name);
            case Meaning.Offered offered -> Meaning.UNKNOWN;
            case Meaning.Callable callable -> Meaning.UNKNOWN;
            case Meaning.Guessed guessed -> Meaning.UNKNOWN;
            case Meaning.Unknown unknown -> Meaning.UNKNOWN;
        };
    }

    private Meaning ofContainer(Meaning.Container container, String name) {
        return switch (container.type()) {
            case SUPER -> container.argument(1) instanceof Meaning.Named after
                    ? ofSuper(container.argument(0), after.declared(), name)
                    : Meaning.UNKNOWN;
            case "type" -> container.argument(0) instanceof Meaning.Instance one
                    ? classes.member(one.declared(), new Meaning.Named(one.declared()), name, null)
                    : container.argument(0);
            default -> new Meaning.BuiltIn(container, name);
        };
    }

    private Meaning ofSuper(Meaning self, Declared after, String name) {
        return switch (self) {
            case Meaning.Instance one -> classes.member(one.declared(), one, name, after);
            case Meaning.Named one -> classes.member(one.declared(), one, name, after);
            default -> Meaning.UNKNOWN;
        };
    }

    @Override
    public Meaning read(Meaning named) {
        return switch (named) {
            case Meaning.Named one -> recursion.deeper(() -> readDeclared(one));
            case Meaning.BuiltIn builtIn -> Meaning.OUTSIDE;
            case Meaning.Either either -> either.each(this::read);
            case Meaning.Anonymous(Meaning type) -> type;
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
        if (type == null || type.endsWith("TypeAlias")) {
            type = shape.value() instanceof Value.OfType(String text) ? text : null;
        }
        Meaning parameter = type == null || named.owner() == null
                ? null
                : generics.parameter(named.owner().declared(), self(named), variable(type));
        if (parameter != null) {
            return parameter;
        }
        if (around != null && PythonClasses.isAssigned(named.symbol()) && (type == null || !type.startsWith(QUERY + SUPER))) {
            around = index.enclosing(around); // the method that assigns it does not see the names of the class's body
        }
        if (type != null && isTypeOfSelf(named, type, around)) {
            Meaning self = self(named);
            return self == null ? Meaning.UNKNOWN : self;
        }
        return type == null ? Meaning.UNKNOWN : type(type, named.declared().view(), around, self(named));
    }

    /** The name in a chain that is the type of a parameter, otherwise the text. */
    private static String variable(String type) {
        boolean typed = type.startsWith(QUERY + "(") && type.endsWith(")");
        return typed ? type.substring(QUERY.length() + 1, type.length() - 1) : type;
    }

    /** Whether a method returns a type variable that no parameter has, so that {@code self} must have it. */
    private boolean isTypeOfSelf(Meaning.Named named, String type, @Nullable Declared around) {
        List<String> parameters = named.symbol().shape().parameters();
        return named.symbol().kind() == SymbolKind.METHOD
                && parameters != null
                && parameters.stream().noneMatch(one -> one.contains(type))
                && isTypeVariable(named.declared().view(), around, type);
    }

    private boolean isTypeVariable(FileView view, @Nullable Declared around, String name) {
        return names.bare(view, around, name) instanceof Meaning.Named variable
                && variable.symbol().shape().value() instanceof Value.OfType(String text)
                && text.startsWith(QUERY)
                && text.endsWith("TypeVar()");
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

    private Meaning callDeclared(Meaning.Named named) {
        Symbol symbol = named.symbol();
        return switch (symbol.kind()) {
            case CLASS, ENUM, INTERFACE -> new Meaning.Instance(named.declared(), List.of());
            case FUNCTION, METHOD -> {
                Meaning result = isProperty(symbol) ? call(written(named)) : written(withInstance(named));
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

    /** In a class method that is called on a class, {@code Self} is an instance of that class. */
    private static Meaning.Named withInstance(Meaning.Named named) {
        return named.self() instanceof Meaning.Named type && type.symbol().kind() == SymbolKind.CLASS
                ? new Meaning.Named(named.declared(), named.owner(), new Meaning.Instance(type.declared(), List.of()))
                : named;
    }
}
