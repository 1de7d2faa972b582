package dev.kotadb.parsers.pattern;

import dev.kotadb.parsers.pattern.PatternNode.Atom;
import dev.kotadb.parsers.pattern.PatternNode.Choice;
import dev.kotadb.parsers.pattern.PatternNode.Literal;
import dev.kotadb.parsers.pattern.PatternNode.Repeat;
import dev.kotadb.parsers.pattern.PatternNode.Sequence;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a text has to contain for a pattern to match: any of these sequences of pieces, each in this order and with
 * anything between. An index that knows where pieces of text occur narrows the files by it.
 *
 * @param anyOf empty if nothing useful is required
 * @param ignoreCase whether the pieces count in any letter case; then they are ASCII
 */
public record RequiredText(List<List<String>> anyOf, boolean ignoreCase) {
    static final RequiredText NOTHING = new RequiredText(List.of(), false);

    /** Stands for any text; a noncharacter, which no text of ours contains. */
    private static final char GAP = '\uFFFF';

    private static final Set<String> ANYTHING = Set.of(String.valueOf(GAP));
    private static final Set<String> EMPTY = Set.of("");

    /** More alternatives than these cost the index more than they narrow. */
    private static final int MOST = 16;

    private static final int SHORTEST_PIECE = 2;

    public RequiredText {
        anyOf = anyOf.stream().map(List::copyOf).toList();
    }

    static RequiredText of(PatternNode pattern) {
        List<List<String>> anyOf = alternatives(pattern).stream()
                .map(each -> Arrays.stream(each.split(String.valueOf(GAP)))
                        .filter(piece -> !piece.isEmpty())
                        .toList())
                .toList();
        boolean useful = anyOf.stream()
                .allMatch(pieces -> pieces.stream().anyMatch(piece -> piece.length() >= SHORTEST_PIECE));
        return useful ? new RequiredText(anyOf, ignoresCase(pattern)) : NOTHING;
    }

    private static Set<String> alternatives(PatternNode node) {
        return switch (node) {
            case Literal literal -> Set.of(certain(literal.text(), literal.ignoreCase()));
            case Atom atom when atom.zeroWidth() -> EMPTY;
            case Atom atom when atom.characters().isEmpty() -> ANYTHING;
            case Atom atom -> new LinkedHashSet<>(atom.characters().stream()
                    .map(each -> certain(each, atom.ignoreCase()))
                    .toList());
            case Choice choice -> choice(choice);
            case Sequence sequence -> sequence(sequence);
            case Repeat repeat -> repeat(repeat);
        };
    }

    private static Set<String> choice(Choice choice) {
        Set<String> all = new LinkedHashSet<>();
        choice.alternatives().forEach(each -> all.addAll(alternatives(each)));
        return all.size() > MOST ? ANYTHING : all;
    }

    private static Set<String> sequence(Sequence sequence) {
        Set<String> all = EMPTY;
        for (PatternNode part : sequence.parts()) {
            Set<String> next = alternatives(part);
            Set<String> longer = new LinkedHashSet<>();
            for (String before : all) {
                for (String after : all.size() * next.size() > MOST ? ANYTHING : next) {
                    longer.add(before + after);
                }
            }
            all = longer;
        }
        return all;
    }

    private static Set<String> repeat(Repeat repeat) {
        if (repeat.max() == 0) {
            return EMPTY;
        }
        Set<String> once = alternatives(repeat.part());
        if (repeat.min() == 0 && repeat.max() == 1) {
            Set<String> all = new LinkedHashSet<>(once);
            all.add("");
            return all;
        }
        if (repeat.min() == 0) {
            return ANYTHING;
        }
        Set<String> all = new LinkedHashSet<>();
        once.forEach(each -> all.add(repeat.max() == 1 ? each : each + GAP));
        return all;
    }

    /**
     * The text with gaps for what a file may hold in another form: line ends, and letters beyond ASCII in any letter
     * case, which databases fold by their locale.
     */
    private static String certain(String text, boolean ignoreCase) {
        StringBuilder certain = new StringBuilder();
        for (char c : text.toCharArray()) {
            certain.append(c == '\n' || c == '\r' || c == 0 || (ignoreCase && c >= 0x80) ? GAP : c);
        }
        return certain.toString();
    }

    private static boolean ignoresCase(PatternNode node) {
        return switch (node) {
            case Literal literal -> literal.ignoreCase();
            case Atom atom -> atom.ignoreCase();
            case Choice choice -> choice.alternatives().stream().anyMatch(RequiredText::ignoresCase);
            case Sequence sequence -> sequence.parts().stream().anyMatch(RequiredText::ignoresCase);
            case Repeat repeat -> ignoresCase(repeat.part());
        };
    }
}
