package dev.kotadb.jobs.serve.page.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a repository.
 *
 * @param map where the map of its dependencies is
 * @param mostUsed null if it was not asked for and would take longer than all else
 * @param withMostUsed where this page is with the files that others depend on
 * @param moreCycles how many cycles are not listed
 */
public record RepositoryPage(
        String name,
        String facts,
        String map,
        List<Figure> figures,
        List<Bar> languages,
        List<Figure> outcomes,
        List<Trouble> troubles,
        @Nullable List<Bar> mostUsed,
        String withMostUsed,
        List<Cycle> cycles,
        int moreCycles,
        List<JobRow> jobs) {
    public RepositoryPage {
        figures = List.copyOf(figures);
        languages = List.copyOf(languages);
        outcomes = List.copyOf(outcomes);
        troubles = List.copyOf(troubles);
        mostUsed = mostUsed == null ? null : List.copyOf(mostUsed);
        cycles = List.copyOf(cycles);
        jobs = List.copyOf(jobs);
    }

    public record Figure(String value, String name) {}

    /**
     * A row with a bar.
     *
     * @param width of a hundred
     * @param link empty if it leads nowhere
     */
    public record Bar(String name, String value, int width, String link) {}

    public record Trouble(String path, String link, String outcome, String kind, String reason) {}

    /** @param more how many of its files are not listed */
    public record Cycle(int size, List<FilePage.Place> files, int more) {
        public Cycle {
            files = List.copyOf(files);
        }
    }
}
