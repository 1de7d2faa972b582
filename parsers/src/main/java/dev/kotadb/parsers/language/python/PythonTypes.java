package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.names.Chain;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Recursion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what a written type means. */
final class PythonTypes {
    private static final String QUERY = "typeof ";

    private final Python python;
    private final Recursion recursion;

    PythonTypes(Python python, Recursion recursion) {
        this.python = python;
        this.recursion = recursion;
    }

    /** A value of the type that is written, be it an annotation or a chain behind {@code typeof}. */
    Meaning of(String text, FileView view, @Nullable Declared around, @Nullable Meaning self) {
        return recursion.deeper(() -> text.startsWith(QUERY)
                ? chain(Chain.read(text.substring(QUERY.length())), view, around, self)
                : annotation(Annotation.read(text), view, around, self));
    }

    private Meaning chain(Chain chain, FileView view, @Nullable Declared around, @Nullable Meaning self) {
        Meaning at = switch (chain.first()) {
            case "self", "cls", "this" -> self == null ? Meaning.UNKNOWN : self;
            default -> python.names.bare(view, around, chain.first());
        };
        for (Chain.Step step : chain.steps()) {
            at = switch (step) {
                case Chain.Step.Member(String name) -> python.values.member(python.values.read(at), name);
                case Chain.Step.Call call -> python.values.call(at);
                case Chain.Step.Element element -> python.values.element(python.values.read(at));
                case Chain.Step.Await await -> PythonBuiltIns.awaited(python.values.read(at));
            };
        }
        return python.values.read(at);
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
        if (type.name().isEmpty() || type.name().equals("Any") || type.name().equals("object")) {
            return Meaning.UNKNOWN;
        }
        Meaning meaning = python.names.dotted(view, around, type.name());
        if (meaning instanceof Meaning.Named named) {
            return instance(named);
        }
        String name = type.simpleName();
        if (name.equals("Self") || type.name().equals("this")) {
            return self == null ? Meaning.UNKNOWN : self;
        }
        if (!(meaning instanceof Meaning.Outside)) {
            return Meaning.UNKNOWN;
        }
        if (PythonBuiltIns.isTransparent(name) && !type.arguments().isEmpty()) {
            return annotation(type.arguments().getFirst(), view, around, self);
        } else if (!PythonBuiltIns.isContainer(name)) {
            return name.equals("Any") ? Meaning.UNKNOWN : Meaning.OUTSIDE;
        }
        List<Meaning> arguments = new ArrayList<>();
        type.arguments().forEach(one -> arguments.add(annotation(one, view, around, self)));
        return PythonBuiltIns.container(name, arguments);
    }

    /** An alias is followed to the class that it names. */
    private Meaning instance(Meaning.Named named) {
        Declared declared = named.declared();
        return switch (declared.symbol().kind()) {
            case CLASS, ENUM, INTERFACE -> new Meaning.Instance(declared, List.of());
            case VARIABLE, CONSTANT, TYPE, PROPERTY ->
                python.values.read(named) instanceof Meaning.Named alias && alias.symbol().kind() == SymbolKind.CLASS
                        ? new Meaning.Instance(alias.declared(), List.of())
                        : Meaning.UNKNOWN;
            case FUNCTION, METHOD -> Meaning.UNKNOWN;
        };
    }
}
