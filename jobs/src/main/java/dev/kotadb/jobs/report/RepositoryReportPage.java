package dev.kotadb.jobs.report;

import dev.kotadb.jobs.map.MapStyles;

/** Writes a report of a repository as one HTML page. */
public final class RepositoryReportPage {
    private RepositoryReportPage() {}

    public static String of(RepositoryReport report) {
        return SelfContainedPage.of("repository", new RepositoryView(report),
                SelfContainedPage.resource("night.css") + SelfContainedPage.resource("repository.css") + MapStyles.text());
    }
}
