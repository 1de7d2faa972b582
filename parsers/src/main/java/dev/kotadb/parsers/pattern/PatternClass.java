package dev.kotadb.parsers.pattern;

import dev.kotadb.parsers.pattern.PatternNode.Atom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one set of characters in brackets. */
final class PatternClass {
    private static final Pattern POSIX = Pattern.compile("\\[:\\^?[a-z]+:\\]");

    /** Sets of up to this many characters narrow a search. */
    private static final int FEW = 4;

    private final PatternText in;
    private final PatternEscapes escapes;
    private final PatternFlags flags;
    private final StringBuilder re2 = new StringBuilder();
    private final List<Integer> single = new ArrayList<>();
    private final List<String> sets = new ArrayList<>();
    private boolean ranges;
    private boolean negated;

    PatternClass(PatternText in, PatternEscapes escapes, PatternFlags flags) {
        this.in = in;
        this.escapes = escapes;
        this.flags = flags;
    }

    /** @param start of the bracket, which was taken */
    Atom read(int start) {
        negated = in.take('^');
        for (boolean first = true; first || in.isAtEnd() || in.peek() != ']'; first = false) {
            if (in.isAtEnd()) {
                throw in.wrong("missing ]", start);
            }
            item();
        }
        in.next();
        noteLineEnds();
        String set = "[" + (negated ? "^" : "") + re2 + "]";
        boolean few = !negated && !ranges && sets.isEmpty() && single.size() <= FEW;
        return new Atom(
                flags.ignoreCase() ? "(?i:" + set + ")" : set,
                false,
                flags.ignoreCase(),
                few ? single.stream().map(Character::toString).toList() : List.of());
    }

    private void item() {
        Matcher posix = in.matcher(POSIX);
        if (posix.lookingAt()) {
            in.skip(posix.group().length());
            set(posix.group());
            return;
        }
        int start = in.at();
        int low = one();
        if (low < 0) {
            return;
        }
        int dash = in.at();
        if (in.take('-') && !in.isAtEnd() && in.peek() != ']') {
            int high = one();
            if (high >= 0) {
                if (high < low) {
                    throw in.wrong("the range " + in.since(start) + " is empty", start);
                }
                ranges = true;
                re2.append(PatternNode.escaped(low)).append('-').append(PatternNode.escaped(high));
                return;
            }
            character(low);
            character('-');
            return;
        }
        in.rewind(dash);
        character(low);
    }

    /** Reads a character; -1 if it is a set, which is added. */
    private int one() {
        int start = in.at();
        if (!in.take('\\')) {
            return in.next();
        }
        if (in.isAtEnd()) {
            throw in.wrong("missing ]", start);
        }
        String set = escapes.set();
        if (set != null) {
            set(set);
            return -1;
        }
        Integer character = escapes.character(true);
        if (character == null) {
            throw escapes.unsupported(in.next(), start);
        }
        return character;
    }

    private void set(String set) {
        sets.add(set);
        re2.append(set);
    }

    private void character(int c) {
        single.add(c);
        re2.append(PatternNode.escaped(c));
    }

    /** {@code [\s\S]} is everything, line ends included; {@code [^\n]} names a line end and leaves it out. */
    private void noteLineEnds() {
        if (negated) {
            return;
        }
        single.stream().filter(c -> c == '\n' || c == '\r').forEach(escapes::noted);
        for (String each : Set.of("d", "w", "s")) {
            if (sets.contains("\\" + each) && sets.contains("\\" + each.toUpperCase(Locale.ROOT))) {
                escapes.noteLineEnd();
            }
        }
    }
}
