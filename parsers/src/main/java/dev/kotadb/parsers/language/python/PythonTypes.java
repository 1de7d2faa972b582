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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates written types: annotations, chains behind {@code typeof}, {@code super(B)}. */
final class PythonTypes implements PythonGenerics.Types {
    /** Begins a chain of names, whose value is meant. */
    static final String QUERY = "typeof ";

    /** A generic type of the standard library with its arguments, or a union. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?s)(?:\\w+\\.)*(?:[Dd]ict|[Ll]ist|Union|Optional|[Tt]uple|[Ss]et|Type|type|Iterable|Iterator|Sequence|Mapping|Callable|Awaitable)\\[.*"
                    + "|[\\w.\\[\\], \"']+(?:\\|[\\w.\\[\\], \"']+)+");
    /** Begins what a type variable is whose values have a type: {@code TypeVar("T", bound=Shop)}. */
    private static final String BOUND = "TypeVar[";

    private static final Pattern NOT_OF_TYPES = Pattern.compile("\\b\\p{Lu}[\\p{Lu}\\d_]+\\b|\\.\\p{Lu}\\b|\\b\\d");

    private static final int LONGEST = 500;

    private final TrackedIndex index;
    private final PythonNames names;
    private final PythonValues values;
    private final PythonGenerics generics;
    private final Recursion recursion;
    /** What is known of the type variables in the annotation that is being evaluated. */
    private Map<String, Meaning> variables = Map.of();

    /** {@code recursion} is shared with the values, which depend on types and the reverse. */
    PythonTypes(TrackedIndex index, PythonNames names, PythonValues values, Recursion recursion) {
        this.index = index;
        this.names = names;
        this.values = values;
        this.recursion = recursion;
        this.generics = new PythonGenerics(index, this);
    }

    /** Whether an expression is a type: {@code dict[str, Shop]}, {@code Shop | None}, not {@code all[0]} or {@code re.I | re.M}. */
    static boolean isWritten(String text) {
        return text.length() < LONGEST && WRITTEN.matcher(text).matches()
                && (text.indexOf('|') < 0 || !NOT_OF_TYPES.matcher(text).find());
    }

    @Override
    public Meaning of(Annotation type, Declared writtenIn, Meaning.Instance self) {
        return recursion.deeper(() -> annotation(type, writtenIn.view(), writtenIn, self));
    }

    @Override
    public boolean isVariable(String name, Declared usedIn) {
        return isVariable(usedIn.view(), index.enclosing(usedIn), name);
    }

    /** Whether a name used there is that of a type variable. */
    boolean isVariable(FileView view, @Nullable Declared around, String name) {
        return names.bare(view, around, name) instanceof Meaning.Named variable
                && variable.symbol().shape().value() instanceof Value.OfType(String text)
                && (text.startsWith(BOUND) || text.startsWith(QUERY) && text.endsWith("TypeVar()"));
    }

    /** The names of a class's type parameters. */
    List<String> parameters(Declared type) {
        return generics.parameters(type);
    }

    /** What a name means that is used in {@code owner}, a class of {@code self}; null if it is no type parameter of it. */
    @Nullable Meaning parameter(Declared owner, @Nullable Meaning self, String name) {
        return generics.parameter(owner, self, name);
    }

    /** As {@link #of(String, FileView, Declared, Meaning)}, an annotation whose type variables are known. */
    Meaning of(String text, FileView view, @Nullable Declared around, @Nullable Meaning self, Map<String, Meaning> known) {
        Map<String, Meaning> before = variables;
        variables = known;
        try {
            return recursion.deeper(() -> annotation(Annotation.read(text), view, around, self));
        } finally {
            variables = before;
        }
    }

    /** The value of a written type, which is an annotation, a chain behind {@code typeof}, or {@code super(B)}. */
    Meaning of(String text, FileView view, @Nullable Declared around, @Nullable Meaning self) {
        Map<String, Meaning> before = variables;
        variables = Map.of();
        try {
            return recursion.deeper(() -> written(text, view, around, self));
        } finally {
            variables = before;
        }
    }

    private Meaning written(String text, FileView view, @Nullable Declared around, @Nullable Meaning self) {
        if (text.startsWith(QUERY)) {
            return chain(Chain.read(text.substring(QUERY.length())), view, around, self);
        }
        return text.startsWith(PythonMembers.SUPER + "(")
                ? above(text.substring(PythonMembers.SUPER.length() + 1, text.length() - 1), view, around, self)
                : annotation(Annotation.read(text), view, around, self);
    }

    /** {@code super(B, self)}: the classes behind {@code B}, or behind the class around if no class is named. */
    private Meaning above(String name, FileView view, @Nullable Declared around, @Nullable Meaning self) {
        Declared after = name.isEmpty() || name.equals("__class__") ? generics.classAround(around) : null;
        if (after == null && values.dotted(view, around, name) instanceof Meaning.Named one && one.symbol().kind() == SymbolKind.CLASS) {
            after = one.declared();
        }
        return after == null || self == null ? Meaning.UNKNOWN : PythonMembers.above(self, after);
    }

    private Meaning chain(Chain chain, FileView view, @Nullable Declared around, @Nullable Meaning self) {
        Meaning at = switch (chain.first()) {
            case "self", "cls", "this" -> self == null ? Meaning.UNKNOWN : self;
            case PythonMembers.SUPER -> above("", view, around, self);
            default -> names.bare(view, around, chain.first());
        };
        List<Chain.Step> steps = chain.steps();
        if (chain.first().isEmpty() && !steps.isEmpty() && steps.getFirst() instanceof Chain.Step.Call(String written)) {
            at = of(written, view, around, self); // a chain may begin with a type in parentheses
            steps = steps.subList(1, steps.size());
        } else if (at instanceof Meaning.Outside && PythonBuiltIns.takesItemsOf(chain.first())
                && !steps.isEmpty() && steps.getFirst() instanceof Chain.Step.Call(String argument)) {
            Meaning given = argument.isEmpty() ? Meaning.UNKNOWN : argument.startsWith(":")
                    ? of(argument.substring(1), view, around, self)
                    : chain(Chain.read(argument), view, around, self);
            at = values.items().builtIn(chain.first(), List.of(given));
            steps = steps.subList(1, steps.size());
        }
        for (Chain.Step step : steps) {
            at = switch (step) {
                case Chain.Step.Member(String name) -> Character.isDigit(name.charAt(0))
                        ? values.items().part(values.read(at), name)
                        : values.member(values.read(at), name);
                case Chain.Step.Call call -> values.call(at);
                case Chain.Step.Element element -> values.items().part(at, PythonItems.ITEM);
                case Chain.Step.Await await -> PythonBuiltIns.awaited(values.read(at));
            };
        }
        return values.read(at);
    }

    private Meaning annotation(Annotation type, FileView view, @Nullable Declared around, @Nullable Meaning self) {
        if (type.name().startsWith(QUERY)) {
            return of(type.name(), view, around, self);
        }
        if (type.isUnion() || type.simpleName().equals("Union") || type.simpleName().equals("Optional")) {
            List<Meaning> arms = new ArrayList<>();
            for (Annotation arm : type.arguments()) {
                if (!arm.name().equals("None")) {
                    arms.add(annotation(arm, view, around, self));
                }
            }
            return arms.size() == 1 ? arms.getFirst() : new Meaning.Either(arms);
        }
        if (type.isEither()) {
            return either(type.arguments(), view, around, self);
        }
        Meaning told = type.arguments().isEmpty() ? variables.get(type.name()) : null;
        if (told != null) {
            return told;
        }
        Meaning parameter = generics.parameter(generics.classAround(around), self, type.name());
        if (parameter != null && !(parameter instanceof Meaning.Unknown)) {
            return parameter;
        }
        if (type.name().isEmpty() || type.name().equals("Any") || type.name().equals("object")) {
            return Meaning.UNKNOWN;
        }
        Meaning meaning = values.dotted(view, scopeOfTypes(around, type.name()), type.name());
        if (meaning instanceof Meaning.Named named) {
            Meaning instance = instance(named);
            return instance instanceof Meaning.Instance one && !type.arguments().isEmpty()
                    ? new Meaning.Instance(one.declared(), type.arguments().stream().map(a -> annotation(a, view, around, self)).toList())
                    : instance;
        }
        String name = type.simpleName();
        if (name.equals("Self") || type.name().equals("this")) {
            return self == null ? Meaning.UNKNOWN : PythonValues.made(self);
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

    /** What an attribute is that is assigned several values; not certain if some of them are not known. */
    private Meaning either(List<Annotation> arms, FileView view, @Nullable Declared around, @Nullable Meaning self) {
        List<Meaning> known = new ArrayList<>();
        boolean outside = false;
        for (Annotation arm : arms) {
            Meaning one = arm.name().equals("super") ? Meaning.UNKNOWN : annotation(arm, view, around, self);
            if (one instanceof Meaning.Outside) {
                outside = true;
            } else if (!(one instanceof Meaning.Unknown)) {
                known.add(one);
            }
        }
        if (known.isEmpty()) {
            return outside ? Meaning.OUTSIDE : Meaning.UNKNOWN;
        }
        if (known.size() < arms.size()) {
            values.classes().doubt();
        }
        return known.size() == 1 ? known.getFirst() : new Meaning.Either(known);
    }

    /** A method's annotations may mean a class inside the class around, which the method's body does not see. */
    private @Nullable Declared scopeOfTypes(@Nullable Declared around, String path) {
        Declared outer = around == null || around.symbol().kind() == SymbolKind.CLASS ? null : index.enclosing(around);
        boolean sees = outer != null
                && outer.symbol().kind() == SymbolKind.CLASS
                && index.children(outer, path.split("\\.", 2)[0]).stream().anyMatch(one -> one.symbol().kind() == SymbolKind.CLASS);
        return sees ? outer : around;
    }

    /** The type that values of a type variable have; null if it says none, or is no type variable. */
    private static @Nullable String bound(Symbol symbol) {
        return symbol.shape().value() instanceof Value.OfType(String text) && text.startsWith(BOUND) && text.endsWith("]")
                ? text.substring(BOUND.length(), text.length() - 1)
                : null;
    }

    /** What a type variable is whose values have this type. */
    static String ofBound(String type) {
        return BOUND + type + "]";
    }

    /** An instance of the class that is named, directly or by an alias. */
    private Meaning instance(Meaning.Named named) {
        Declared declared = named.declared();
        String bound = bound(declared.symbol());
        if (bound != null) {
            return recursion.deeper(() -> annotation(Annotation.read(bound), declared.view(), index.enclosing(declared), null));
        }
        return switch (declared.symbol().kind()) {
            case CLASS, ENUM, INTERFACE -> new Meaning.Instance(declared, List.of());
            case TYPE -> values.read(named);
            case VARIABLE, CONSTANT, PROPERTY -> switch (values.read(named)) {
                case Meaning.Named alias when alias.symbol().kind() == SymbolKind.CLASS -> new Meaning.Instance(alias.declared(), List.of());
                case Meaning.Container container when container.type().equals("type") -> container.argument(0);
                default -> Meaning.UNKNOWN;
            };
            case FUNCTION, METHOD -> Meaning.UNKNOWN;
        };
    }
}
