package dev.kotadb.parsers.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows where in a text a query's words occur. */
public final class Snippets {
    private static final int LONGEST = 200;
    private static final int BEFORE = 60;
    private static final int WHOLE = 3;
    private static final int PART = 1;

    private final byte[] text;
    private final CodeQuery query;
    private final Map<String, List<Integer>> wholes = new HashMap<>();
    private final Map<String, List<Integer>> parts = new HashMap<>();
    private final List<Found> found = new ArrayList<>();

    private Snippets(String text, CodeQuery query) {
        this.text = text.getBytes(UTF_8);
        this.query = query;
        for (int i = 0; i < query.terms().size(); i++) {
            CodeQuery.Term term = query.terms().get(i);
            wholes.computeIfAbsent(term.whole(), _ -> new ArrayList<>()).add(i);
            for (String part : term.parts()) {
                parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(i);
            }
        }
    }

    /** The best lines, by how many of the words they hold and how exactly, in the order of the text. */
    public static List<MatchedLine> words(String text, CodeQuery query, int most) {
        Snippets snippets = new Snippets(text, query);
        snippets.read();
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

    private void read() {
        WordReader reader = new WordReader(text);
        Found current = new Found(0, 0, 0, query.terms().size());
        while (reader.next()) {
            if (reader.line() != current.line) {
                keep(current);
                current = new Found(reader.line(), reader.lineAt(), reader.start(), query.terms().size());
            }
            String whole = reader.whole();
            current.meet(wholes.getOrDefault(whole, List.of()), WHOLE, reader.start());
            for (int i = 0; i < query.terms().size(); i++) {
                CodeQuery.Term term = query.terms().get(i);
                if (term.prefix() && whole.startsWith(term.whole())) {
                    current.meet(List.of(i), WHOLE, reader.start());
                }
            }
            for (int i = 0; i < reader.parts(); i++) {
                current.meet(parts.getOrDefault(reader.part(i), List.of()), PART, reader.start());
            }
        }
        keep(current);
    }

    private void keep(Found line) {
        if (line.score() > 0) {
            String content = line.content(text).toLowerCase(Locale.ROOT);
            for (String phrase : query.phrases()) {
                int at = content.indexOf(phrase.toLowerCase(Locale.ROOT));
                if (at >= 0) {
                    line.phrases++;
                }
            }
            found.add(line);
        }
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
        private int first;
        private boolean met;
        private int phrases;

        Found(int line, int lineAt, int first, int terms) {
            this.line = line;
            this.lineAt = lineAt;
            this.first = first;
            this.scores = new int[terms];
        }

        void meet(List<Integer> terms, int score, int at) {
            for (int term : terms) {
                if (!met) {
                    first = at;
                    met = true;
                }
                scores[term] = Math.max(scores[term], score);
            }
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
            int distinct = 0;
            for (int score : scores) {
                distinct += score > 0 ? 1 : 0;
            }
            return phrases * 1000 + distinct * 10 + Arrays.stream(scores).sum();
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
