package dev.kotadb.jobs.cli.question;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which repositories a command reads. */
final class RepositoryOption {
    @Option(
            names = "--repo",
            paramLabel = "REPO",
            description = "Read only this repository: owner/repo, its last part, or its id (default: all).")
    @Nullable String repository;
}
