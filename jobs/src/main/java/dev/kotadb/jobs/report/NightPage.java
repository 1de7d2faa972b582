package dev.kotadb.jobs.report;

/** Writes a report of a nightly run as one HTML page. */
public final class NightPage {
    private NightPage() {}

    public static String of(NightReport report) {
        return SelfContainedPage.of("night", new NightView(report), SelfContainedPage.resource("night.css"));
    }
}
