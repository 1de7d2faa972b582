package dev.kotadb.jobs.serve.page.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a file.
 *
 * @param code as HTML; null if the file has no text
 * @param map where the map of the files around this one is
 * @param cut whether the text is longer than what is shown
 */
public record FilePage(
        String repository,
        String repositoryLink,
        String path,
        String facts,
        @Nullable String code,
        boolean cut,
        List<Entry> outline,
        Around dependents,
        Around dependencies,
        String map) {
    public FilePage {
        outline = List.copyOf(outline);
    }

    /** A declaration. @param depth a class of the style sheet: how many declarations are around it */
    public record Entry(String kind, String name, String depth, String link, String uses) {}

    /** Files around this one. @param more how many are not listed */
    public record Around(int count, List<Place> files, int more) {
        public Around {
            files = List.copyOf(files);
        }
    }

    public record Place(String path, String link) {}
}
