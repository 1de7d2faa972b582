package dev.kotadb.parsers.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.kotadb.parsers.text.LineStarts;
import dev.kotadb.parsers.text.MatchedLine;
import dev.kotadb.parsers.text.Snippets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is looked for in source text. {@code ^} and {@code $} are the ends of a line, {@code \A} and
 * {@code \z} those of the text; a line ends with LF, CRLF or a lone CR.
 *
 * <p>A pattern is matched within lines, as grep does, unless it names a line end ({@code \n}, {@code \R}, {@code (?s).},
 * {@code [\s\S]}) or an end of the text. It then sees every line end as LF; one that names {@code \r} sees them as they
 * are.
 */
public final class CodePattern {
    private static final long LARGEST = 10_000;

    private final Pattern pattern;
    private final boolean acrossLines;
    private final boolean asStored;
    private final RequiredText required;
    private final @Nullable String piece;

    private CodePattern(Pattern pattern, boolean acrossLines, boolean asStored, RequiredText required) {
        this.pattern = pattern;
        this.acrossLines = acrossLines;
        this.asStored = asStored;
        this.required = required;
        this.piece = required.ignoreCase() || required.anyOf().size() != 1
                ? null
                : required.anyOf().getFirst().stream()
                        .max(Comparator.comparingInt(String::length))
                        .orElse(null);
    }

    /** @throws InvalidPatternException if it is malformed or uses what is not supported */
    public static CodePattern parse(String text) {
        PatternParser parser = new PatternParser(text);
        PatternNode node = parser.parse();
        return of(node, parser.crossesLines(), parser.namesCarriageReturn());
    }

    /** Matches the text as it is. */
    public static CodePattern literal(String text) {
        boolean carriageReturn = text.indexOf('\r') >= 0;
        return of(new PatternNode.Literal(text, false), carriageReturn || text.indexOf('\n') >= 0, carriageReturn);
    }

    private static CodePattern of(PatternNode node, boolean acrossLines, boolean asStored) {
        if (node.size() > LARGEST) {
            throw new InvalidPatternException("the pattern is too large; fewer repetitions help", 0);
        }
        StringBuilder re2 = new StringBuilder();
        node.write(re2);
        try {
            return new CodePattern(Pattern.compile(re2.toString()), acrossLines, asStored, RequiredText.of(node));
        } catch (PatternSyntaxException e) {
            throw new InvalidPatternException(e.getDescription() + ": " + e.getPattern(), 0);
        }
    }

    /** What a text has to contain for a match. */
    public RequiredText required() {
        return required;
    }

    /** @param timedOut whether the deadline came first, so that there may be more lines */
    public record Lines(List<MatchedLine> lines, boolean timedOut) {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Finds the lines on which matches begin.
     *
     * @param most lines
     * @param deadline of {@link System#nanoTime}
     */
    public Lines lines(String text, int most, long deadline) {
        List<MatchedLine> found = new ArrayList<>();
        try {
            if (acrossLines) {
                findAcrossLines(text, most, deadline, found);
            } else {
                findWithinLines(text, most, deadline, found);
            }
            return new Lines(found, false);
        } catch (TimedText.TimeIsUpException _) {
            return new Lines(found, true);
        }
    }

    /** A part of a line, in UTF-16 units. @param end behind the last one */
    public record Range(int start, int end) {}

    /** Where a line, or a part of one, matches; empty if only several lines match together. @param deadline as that of lines */
    public List<Range> ranges(String line, long deadline) {
        List<Range> ranges = new ArrayList<>();
        try {
            Matcher matcher = pattern.matcher(new TimedText(line, deadline));
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    ranges.add(new Range(matcher.start(), matcher.end()));
                }
            }
            return ranges;
        } catch (TimedText.TimeIsUpException _) {
            return ranges;
        }
    }

    private void findWithinLines(String text, int most, long deadline, List<MatchedLine> found) {
        LineStarts lines = new LineStarts(text);
        for (int line = nextLine(text, lines, 1); line <= lines.count() && found.size() < most;
                line = nextLine(text, lines, line + 1)) {
            int start = lines.start(line);
            String content = text.substring(start, lines.end(line));
            Matcher matcher = pattern.matcher(new TimedText(content, deadline));
            if (matcher.find()) {
                found.add(matched(line, matcher.start(), content));
            }
        }
    }

    /** The next line that contains the piece which every match contains. */
    private int nextLine(String text, LineStarts lines, int line) {
        if (piece == null || line > lines.count()) {
            return line;
        }
        int at = text.indexOf(piece, lines.start(line));
        return at < 0 ? Integer.MAX_VALUE : lines.line(at);
    }

    private void findAcrossLines(String stored, int most, long deadline, List<MatchedLine> found) {
        if (piece != null && !stored.contains(piece)) {
            return;
        }
        String text = asStored ? stored : stored.replace("\r\n", "\n").replace('\r', '\n');
        LineStarts lines = new LineStarts(text);
        Matcher matcher = pattern.matcher(new TimedText(text, deadline));
        int last = 0;
        while (found.size() < most && matcher.find()) {
            int line = lines.line(matcher.start());
            if (line != last && line <= lines.count()) {
                found.add(matched(line, matcher.start() - lines.start(line), text.substring(lines.start(line), lines.end(line))));
                last = line;
            }
        }
    }

    private static MatchedLine matched(int line, int column, String content) {
        return new MatchedLine(line, column, Snippets.around(content, column));
    }
}
