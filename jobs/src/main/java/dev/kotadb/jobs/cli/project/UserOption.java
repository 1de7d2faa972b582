package dev.kotadb.jobs.cli.project;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says whose projects a command sees. */
final class UserOption {
    @Option(
            names = "--as",
            paramLabel = "USER",
            description = "Act as this user: an e-mail address or id (default: all projects; a new one is the local user's).")
    @Nullable String user;
}
