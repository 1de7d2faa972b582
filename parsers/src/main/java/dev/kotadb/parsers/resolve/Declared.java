package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Symbol;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A declaration found through a {@link TrackedIndex}. A resolver must not use its symbol's spans, lines, texts and
 * {@code OfUse} values, which are not part of its meaning, and must look up symbols around and inside it in the index.
 */
public final class Declared {
    private final FileView view;
    private final int index;
    private final Symbol symbol;
    private final int keyPart;
    private volatile @Nullable Object derived;

    Declared(FileView view, int index, Symbol symbol) {
        this.view = view;
        this.index = index;
        this.symbol = symbol;
        this.keyPart = Keys.scope(view.pathHash(), symbol);
    }

    public FileView view() {
        return view;
    }

    public Symbol symbol() {
        return symbol;
    }

    /** Its index in its file's {@code Declarations.symbols()}. Identifies it within the file; not part of its meaning. */
    public int index() {
        return index;
    }

    public Target target() {
        return new Target(view.path(), symbol);
    }

    /**
     * What a language's resolver derives from the symbol alone, computed once. One kind of value per symbol: a second
     * call with another function gets the first one's value.
     */
    @SuppressWarnings("unchecked")
    public <T> T derived(Function<Symbol, T> derivation) {
        Object known = derived;
        if (known == null) {
            known = derivation.apply(symbol);
            derived = known;
        }
        return (T) known;
    }

    /** The hash from which keys of look-ups inside it are made. */
    int keyPart() {
        return keyPart;
    }

    @Override
    public String toString() {
        return view.path() + ":" + symbol.qualifiedName();
    }
}
