package dev.kotadb.jobs.serve.page.view;

import java.util.List;

/**
 * The page of jobs and nights.
 *
 * @param every how often a browser asks again, as htmx writes it
 */
public record JobsPage(String every, List<JobRow> jobs, List<Night> nights) {
    public JobsPage {
        jobs = List.copyOf(jobs);
        nights = List.copyOf(nights);
    }

    /** A nightly run. @param error empty for people who do not own the server */
    public record Night(String started, String took, String state, String kind, String error) {}
}
