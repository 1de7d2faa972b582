package dev.kotadb.jobs.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** The lines in which two texts differ, as a unified diff with two lines of context. */
public final class LineDiff {
    private static final int CONTEXT = 2;
    private static final Pattern HEAD = Pattern.compile("@@ -(\\d+)");

    private LineDiff() {}

    /**
     * Lines that differ, next to each other.
     *
     * @param line of the first text at which the difference begins, from 1
     * @param lines the hunk with its head {@code @@ … @@}
     */
    public record Hunk(int line, List<String> lines) {
        public Hunk {
            lines = List.copyOf(lines);
        }

        private static Hunk of(List<String> lines) {
            Matcher head = HEAD.matcher(lines.getFirst());
            int first = head.lookingAt() ? Integer.parseInt(head.group(1)) : 1;
            long before = lines.stream().skip(1).takeWhile(line -> line.startsWith(" ")).count();
            return new Hunk(Math.max(1, first + (int) before), lines);
        }
    }

    public static List<Hunk> hunks(String first, String second) {
        List<Hunk> hunks = new ArrayList<>();
        List<String> lines = of(first, second);
        for (int from = 0; from < lines.size(); ) {
            int to = from + 1;
            while (to < lines.size() && !HEAD.matcher(lines.get(to)).lookingAt()) {
                to++;
            }
            hunks.add(Hunk.of(lines.subList(from, to)));
            from = to;
        }
        return hunks;
    }

    public static List<String> of(String first, String second) {
        RawText a = text(first);
        RawText b = text(second);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.setContext(CONTEXT);
            formatter.format(new HistogramDiff().diff(RawTextComparator.DEFAULT, a, b), a, b);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8).lines().toList();
    }

    /** With a line feed at the end of every line, which a missing one would otherwise be a difference of. */
    private static RawText text(String text) {
        return new RawText(text.lines().map(line -> line + "\n").collect(Collectors.joining()).getBytes(UTF_8));
    }
}
