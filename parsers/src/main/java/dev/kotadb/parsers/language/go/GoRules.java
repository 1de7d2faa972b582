package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.ResolvedFile;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Guesses;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.References;
import dev.kotadb.parsers.resolve.names.Rules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Go's rules for the uses of one file. */
final class GoRules implements Rules {
    /** The setting of a file that holds the condition under which it is built. */
    static final String BUILD = "build";

    /** Instead of the number of an argument: the results of the call. */
    static final int RESULTS = -1;

    /** Instead of the number of an argument: the first name of a loop over the value. */
    static final int KEY = -2;

    private final TrackedIndex index;
    private final GoNames names;
    private final GoValues values;
    private final References references;

    private GoRules(FileToResolve file, TrackedIndex index) {
        this.index = index;
        names = new GoNames(index);
        values = new GoValues(index, names, file.facts().uses().size());
        references = new References(file, this, new Guesses(index, GoKeys.FAMILY), index.trace());
    }

    /** Resolves a file's references, and finds what its methods implement: a {@link dev.kotadb.parsers.resolve.LanguageResolver}. */
    static ResolvedFile resolve(FileToResolve file, TrackedIndex index) {
        GoRules rules = new GoRules(file, index);
        int symbols = file.facts().declarations().symbols().size();
        return new ResolvedFile(
                rules.references.all(), new GoImplementations(index, rules.names, rules.values).all(symbols));
    }

    @Override
    public Meaning imported(Import one) {
        return names.imported(index.self(), one);
    }

    /** An import binds the package itself. */
    @Override
    public Meaning module(Import one) {
        return imported(one);
    }

    @Override
    public Meaning bare(Use use) {
        String path = use.qualifier().isEmpty() ? use.name() : use.qualifier() + "." + use.name();
        return values.dotted(path, index.self(), around(use.enclosing()));
    }

    /** A key in a literal of a named map type is no field: it means what the name means outside of the literal. */
    @Override
    public Meaning member(Meaning of, String name) {
        Meaning found = values.member(of, name);
        return found instanceof Meaning.Unknown && of instanceof Meaning.Instance instance && hasKeys(instance)
                ? names.bare(index.self(), null, name)
                : found;
    }

    private static boolean hasKeys(Meaning.Instance instance) {
        String type = instance.symbol().shape().type();
        return type != null && (type.startsWith("map[") || type.startsWith("["));
    }

    /** Of several builds' declarations, that of the usual build. */
    @Override
    public @Nullable Declared likely(List<Declared> all) {
        List<Declared> usual = all.stream().filter(names::isUsual).toList();
        return usual.size() == 1 ? usual.getFirst() : null;
    }

    @Override
    public Meaning read(Meaning named) {
        return values.read(named);
    }

    @Override
    public Meaning call(Meaning named, Use use) {
        return values.call(named);
    }

    @Override
    public Meaning argument(Meaning named, Use use, int argument) {
        return switch (argument) {
            case RESULTS -> Meaning.Callable.of(values.results(named), Meaning.UNKNOWN);
            case KEY -> {
                Meaning collection = use.type() == ReferenceType.CALL ? values.call(named) : values.read(named);
                yield Meaning.Callable.of(List.of(values.key(collection)), Meaning.UNKNOWN);
            }
            default -> values.parameter(named, argument);
        };
    }

    @Override
    public Meaning element(Meaning collection) {
        return values.element(collection);
    }

    @Override
    public Meaning awaited(Meaning promise) {
        return Meaning.UNKNOWN;
    }

    @Override
    public Meaning type(String text, int enclosing) {
        return values.type(text, new GoValues.Place(index.self(), around(enclosing), Map.of()));
    }

    @Override
    public Meaning self(int symbol, int enclosing) {
        return new Meaning.Instance(index.own(symbol), List.of());
    }

    @Override
    public Meaning inherited(int symbol, int enclosing) {
        return self(symbol, enclosing);
    }

    @Override
    public Declared target(Declared declared) {
        return declared;
    }

    @Override
    public boolean guessable(Use use) {
        return (use.type() == ReferenceType.CALL || use.type() == ReferenceType.PROPERTY_ACCESS)
                && !GoBuiltIns.isCommonMember(use.name());
    }

    private @Nullable Declared around(int enclosing) {
        return enclosing < 0 ? null : index.own(enclosing);
    }
}
