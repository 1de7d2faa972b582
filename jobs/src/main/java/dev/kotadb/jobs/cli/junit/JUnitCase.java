package dev.kotadb.jobs.cli.junit;

import java.time.Duration;

/** One check as a test case. */
public record JUnitCase(String group, String name, Outcome outcome, Duration took) {
    /** What became of it. */
    public sealed interface Outcome {}

    /** @param output may be empty */
    public record Passed(String output) implements Outcome {}

    /** @param message in one line; the text says it in full */
    public record Failed(String type, String message, String text) implements Outcome {}

    public record Skipped(String reason) implements Outcome {}
}
