package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.List;
import java.util.function.UnaryOperator;

/** Finds members: of classes and their instances, of what {@code super()} is, of modules and built-in types. */
final class PythonMembers {
    /** The type of what {@code super()} gives. */
    static final String SUPER = "super";
    /** The type of what names the fields that a call sets, by what the call gives. */
    static final String FIELDS = "fields";

    private final PythonNames names;
    private final PythonClasses classes;
    private final PythonFields fields;
    private final UnaryOperator<Meaning> read;

    /** {@code read} gives the value of a name. */
    PythonMembers(TrackedIndex index, PythonNames names, PythonClasses classes, UnaryOperator<Meaning> read) {
        this.names = names;
        this.classes = classes;
        this.fields = new PythonFields(index, classes);
        this.read = read;
    }

    /** The value that {@code super()} is in the class {@code after}. */
    static Meaning above(Meaning self, Declared after) {
        return new Meaning.Container(SUPER, List.of(self, new Meaning.Named(after)));
    }

    /** The member of a value. */
    Meaning of(Meaning value, String name) {
        return switch (value) {
            case Meaning.Named named when named.symbol().kind() == SymbolKind.CLASS ->
                classes.member(named.declared(), named, name, null);
            case Meaning.Named named -> {
                Meaning held = read.apply(named);
                yield held instanceof Meaning.Named ? Meaning.UNKNOWN : of(held, name);
            }
            case Meaning.Instance instance when name.equals("__class__") -> new Meaning.Container("type", List.of(instance));
            case Meaning.Instance instance -> {
                Meaning member = classes.member(instance.declared(), instance, name, null);
                yield member instanceof Meaning.Outside && name.equals("_replace") && classes.isNamedTuple(instance.declared())
                        ? new Meaning.BuiltIn(new Meaning.Container(PythonBuiltIns.COPIED, List.of(instance)), name)
                        : member;
            }
            case Meaning.Module(List<FileView> files) -> names.member(files.getFirst(), name);
            case Meaning.Structure structure -> {
                Meaning member = structure.member(name);
                yield member == null ? Meaning.UNKNOWN : member;
            }
            case Meaning.Container container -> ofContainer(container, name);
            case Meaning.Either either -> either.each(arm -> of(arm, name));
            case Meaning.Outside outside -> outside.member(".", name);
            case Meaning.BuiltIn builtIn -> PythonBuiltIns.isRaised(builtIn) ? of(builtIn.of().argument(0), name) : Meaning.OUTSIDE;
            case Meaning.Anonymous(Meaning type, var _) -> of(type, name);
            case Meaning.Offered offered -> Meaning.UNKNOWN;
            case Meaning.Callable callable -> Meaning.UNKNOWN;
            case Meaning.Guessed guessed -> Meaning.UNKNOWN;
            case Meaning.Unknown unknown -> Meaning.UNKNOWN;
        };
    }

    /** The field of a named tuple at a position; unknown if it has none. */
    Meaning field(Meaning.Instance tuple, int position) {
        return classes.isNamedTuple(tuple.declared()) ? fields.field(tuple, position) : Meaning.UNKNOWN;
    }

    private Meaning ofContainer(Meaning.Container container, String name) {
        return switch (container.type()) {
            case SUPER -> container.argument(1) instanceof Meaning.Named after
                    ? ofSuper(container.argument(0), after.declared(), name)
                    : Meaning.UNKNOWN;
            case FIELDS -> switch (container.argument(0)) {
                case Meaning.Instance made -> fields.field(made.declared(), name);
                case Meaning.Named named when named.symbol().kind() == SymbolKind.CLASS -> fields.field(named.declared(), name);
                default -> Meaning.UNKNOWN;
            };
            case Told.BOTH -> {
                Meaning first = of(container.argument(0), name);
                Meaning second = of(container.argument(1), name);
                if (first instanceof Meaning.Named one && second instanceof Meaning.Named other && !one.same(other)) {
                    classes.doubt(); // a class that inherits from both may do so in either order
                }
                yield first instanceof Meaning.Named ? first : second;
            }
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
}
