package dev.kotadb.jobs.cli.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** The lines in which two texts differ, as a unified diff with two lines of context. */
final class LineDiff {
    private static final int CONTEXT = 2;

    private LineDiff() {}

    static List<String> of(String first, String second) {
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
