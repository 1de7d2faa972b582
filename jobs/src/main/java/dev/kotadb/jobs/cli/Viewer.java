package dev.kotadb.jobs.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says through whose eyes a command reads. */
final class Viewer {
    @Option(
            names = "--as",
            paramLabel = "USER",
            description = "Show only what this user may see: an e-mail address or id. Everything without.")
    private @Nullable String user;

    IndexReader open(IndexReader.Source index) {
        IndexReader reader = index.open();
        if (user != null) {
            try {
                reader.becomeTenant(user);
            } catch (RuntimeException e) {
                reader.close();
                throw e;
            }
        }
        return reader;
    }
}
