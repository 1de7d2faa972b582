package dev.kotadb.jobs.cli;

import picocli.CommandLine.Option;

/** Each command explains itself. */
final class HelpOption {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean requested;
}
