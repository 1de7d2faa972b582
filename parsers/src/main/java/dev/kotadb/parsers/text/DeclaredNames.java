package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingInt;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names that a file declares, followed line by line. */
final class DeclaredNames {
    /** How many names of one line are compared with a word: a minified file declares all of its own on one. */
    private static final int AHEAD = 64;

    private final int[] lines;
    private final byte[][] names;
    private final int[] weights;
    private final boolean[] written;
    private int next;

    DeclaredNames(List<Symbol> symbols) {
        List<Symbol> sorted =
                symbols.stream().sorted(comparingInt(Symbol::nameLine)).toList();
        lines = new int[sorted.size()];
        names = new byte[sorted.size()][];
        weights = new int[sorted.size()];
        written = new boolean[sorted.size()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = sorted.get(i).nameLine();
            names[i] = sorted.get(i).name().getBytes(UTF_8);
            weights[i] = weightOf(sorted.get(i).kind());
        }
    }

    /** Who searches for a name wants the type or function, not each variable that is called like it. */
    private static int weightOf(SymbolKind kind) {
        return switch (kind) {
            case CLASS, INTERFACE, TYPE, ENUM, FUNCTION, METHOD -> WordTable.WEIGHT_A;
            case VARIABLE, CONSTANT, PROPERTY -> WordTable.WEIGHT_B;
        };
    }

    /** The weight of the reader's word: that of a name which is declared on its line, or D. Each declaration counts once. */
    int weightOf(WordReader reader) {
        while (next < lines.length && written[next]) {
            next++;
        }
        int end = Math.min(next + AHEAD, lines.length);
        for (int i = next; i < end && lines[i] <= reader.line(); i++) {
            if (!written[i] && lines[i] == reader.line() && reader.isWritten(names[i])) {
                written[i] = true;
                return weights[i];
            }
        }
        return WordTable.WEIGHT_D;
    }

    record Unwritten(byte[] name, int weight) {}

    /** The next name of the lines before this one that was not met there; null after the last. */
    @Nullable Unwritten nextUnwritten(int line) {
        while (next < lines.length && lines[next] < line) {
            int i = next++;
            if (!written[i]) {
                return new Unwritten(names[i], weights[i]);
            }
        }
        return null;
    }
}
