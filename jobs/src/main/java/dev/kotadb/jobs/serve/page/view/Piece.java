package dev.kotadb.jobs.serve.page.view;

import dev.kotadb.parsers.pattern.CodePattern;
import dev.kotadb.parsers.text.CodeQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of a line. @param hit whether it is what was looked for */
public record Piece(String text, boolean hit) {
    private static final Duration LIMIT = Duration.ofMillis(200);

    /** Marks whole words, parts of words, and phrases. */
    public static List<Piece> words(String line, CodeQuery words) {
        String alternatives = Stream.concat(
                        words.phrases().stream().map(Pattern::quote),
                        words.terms().stream().flatMap(term -> Stream.concat(
                                Stream.of(term.parts().stream().map(Pattern::quote).collect(Collectors.joining("_?"))),
                                term.parts().stream().filter(part -> part.length() > 1).map(Pattern::quote))))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("|"));
        List<CodePattern.Range> ranges = new ArrayList<>();
        if (!alternatives.isEmpty()) {
            Matcher matcher = Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(line);
            while (matcher.find()) {
                ranges.add(new CodePattern.Range(matcher.start(), matcher.end()));
            }
        }
        return cut(line, ranges);
    }

    public static List<Piece> pattern(String line, CodePattern pattern) {
        return cut(line, pattern.ranges(line, System.nanoTime() + LIMIT.toNanos()));
    }

    private static List<Piece> cut(String line, List<CodePattern.Range> ranges) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (CodePattern.Range range : ranges) {
            if (range.start() > from) {
                pieces.add(new Piece(line.substring(from, range.start()), false));
            }
            if (range.end() > range.start()) {
                pieces.add(new Piece(line.substring(range.start(), range.end()), true));
            }
            from = range.end();
        }
        if (from < line.length()) {
            pieces.add(new Piece(line.substring(from), false));
        }
        return pieces;
    }
}
