package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows where in a text a query's words occur. */
public final class Snippets {
    private static final int LONGEST = 200;
    private static final int BEFORE = 60;
    private static final int WHOLE = 3;
    private static final int PART = 1;
    private static final int TERM = 10;
    private static final int PHRASE = 1000;

    private final byte[] text;
    private final CodeQuery query;
    // Arrays, because the loops over them run for each word of the text.
    private final Wanted[] wholes;
    private final Wanted[] parts;
    private final long[] letters;
    private final List<Found> found = new ArrayList<>();

    private Snippets(String text, CodeQuery query) {
        this.text = text.getBytes(UTF_8);
        this.query = query;
        List<Wanted> wholeWords = new ArrayList<>();
        List<Wanted> partWords = new ArrayList<>();
        for (int i = 0; i < query.terms().size(); i++) {
            CodeQuery.Term term = query.terms().get(i);
            wholeWords.add(new Wanted(term.whole().getBytes(UTF_8), term.prefix(), i));
            for (String part : term.parts()) {
                partWords.add(new Wanted(part.getBytes(UTF_8), false, i));
            }
        }
        this.wholes = wholeWords.toArray(Wanted[]::new);
        this.parts = partWords.toArray(Wanted[]::new);
        this.letters = Stream.concat(wholeWords.stream(), partWords.stream())
                .mapToLong(each -> WordReader.letters(each.word))
                .distinct()
                .toArray();
    }

    /** A word of the query, compared as bytes: a string for each word of a long text would cost more than all else. */
    private record Wanted(byte[] word, boolean prefix, int term) {
        boolean is(byte[] other, int from, int to) {
            int length = to - from;
            return (prefix ? length >= word.length : length == word.length)
                    && Arrays.equals(other, from, from + word.length, word, 0, word.length);
        }
    }

    /** The best lines, by how many of the words they hold and how exactly, in the order of the text. */
    public static List<MatchedLine> words(String text, CodeQuery query, int most) {
        Snippets snippets = new Snippets(text, query);
        snippets.read(most);
        return snippets.best(most);
    }

    /** The line without trailing white space; of a long one, the stretch around the column. */
    public static String around(String line, int column) {
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line.stripTrailing();
        }
        int before = Math.min(BEFORE, line.codePointCount(0, column));
        int from = line.offsetByCodePoints(column, -before);
        int to = line.offsetByCodePoints(from, Math.min(LONGEST, line.codePointCount(from, line.length())));
        return ((from > 0 ? "…" : "") + line.substring(from, to)).stripTrailing();
    }

    /** Ends when so many lines have everything, because no later line is better. */
    private void read(int most) {
        WordReader reader = new WordReader(text);
        Found current = null;
        int best = query.phrases().size() * PHRASE + query.terms().size() * (TERM + WHOLE);
        int complete = 0;
        while (reader.next(letters)) {
            if (current != null && reader.line() != current.line) {
                keep(current);
                complete += current.score() == best ? 1 : 0;
                if (complete == most) {
                    return;
                }
                current = null;
            }
            for (Wanted whole : wholes) {
                if (whole.is(reader.word(), 0, reader.length())) {
                    current = meet(current, reader, whole, WHOLE);
                }
            }
            for (int i = 0; i < reader.parts(); i++) {
                for (Wanted part : parts) {
                    if (part.is(reader.word(), reader.partStart(i), reader.partEnd(i))) {
                        current = meet(current, reader, part, PART);
                    }
                }
            }
        }
        if (current != null) {
            keep(current);
        }
    }

    private Found meet(@Nullable Found current, WordReader reader, Wanted wanted, int score) {
        Found line = current == null
                ? new Found(reader.line(), reader.lineAt(), reader.start(), query.terms().size())
                : current;
        line.scores[wanted.term()] = Math.max(line.scores[wanted.term()], score);
        return line;
    }

    private void keep(Found line) {
        String content = query.phrases().isEmpty() ? "" : line.content(text).toLowerCase(Locale.ROOT);
        for (String phrase : query.phrases()) {
            if (content.contains(phrase.toLowerCase(Locale.ROOT))) {
                line.phrases++;
            }
        }
        found.add(line);
    }

    /** If a word occurs whole, lines with only its parts are noise; if a phrase occurs, so are lines with single words. */
    private List<MatchedLine> best(int most) {
        int[] wanted = new int[query.terms().size()];
        found.forEach(line -> line.raise(wanted));
        boolean phrases = found.stream().anyMatch(line -> line.phrases > 0);
        found.forEach(line -> line.keepOnly(wanted));
        return found.stream()
                .filter(line -> line.score() > 0 && (!phrases || line.phrases > 0))
                .sorted(comparingInt(Found::score).reversed())
                .limit(most)
                .sorted(comparingInt(line -> line.line))
                .map(line -> line.matched(text))
                .toList();
    }

    private static String cut(String line, int column) {
        if (line.length() <= LONGEST) {
            return line.stripTrailing();
        }
        int from = Math.max(0, Math.min(column - BEFORE, line.length() - LONGEST));
        int to = Math.min(line.length(), from + LONGEST);
        String middle = line.substring(from, to).strip();
        return (from > 0 ? "…" : "") + middle + (to < line.length() ? "…" : "");
    }

    /** A line with a match, while it is being read. */
    private static final class Found {
        private final int line;
        private final int lineAt;
        private final int[] scores;
        private final int first;
        private int phrases;

        /** @param first where the first match begins */
        Found(int line, int lineAt, int first, int terms) {
            this.line = line;
            this.lineAt = lineAt;
            this.first = first;
            this.scores = new int[terms];
        }

        void raise(int[] wanted) {
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = Math.max(wanted[i], scores[i]);
            }
        }

        void keepOnly(int[] wanted) {
            for (int i = 0; i < wanted.length; i++) {
                if (scores[i] < wanted[i]) {
                    scores[i] = 0;
                }
            }
        }

        int score() {
            int sum = phrases * PHRASE;
            for (int score : scores) {
                sum += score > 0 ? TERM + score : 0;
            }
            return sum;
        }

        String content(byte[] text) {
            int end = lineAt;
            while (end < text.length && text[end] != '\n' && text[end] != '\r') {
                end++;
            }
            return new String(text, lineAt, end - lineAt, UTF_8);
        }

        MatchedLine matched(byte[] text) {
            int column = new String(text, lineAt, first - lineAt, UTF_8).length();
            return new MatchedLine(line, column, cut(content(text), column));
        }
    }
}
