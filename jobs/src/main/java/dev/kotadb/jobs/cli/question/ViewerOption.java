package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.jobs.questions.Viewer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says whose view a command shows. */
final class ViewerOption {
    @Option(
            names = "--as",
            paramLabel = "USER",
            description = "Show only what this user may see: an e-mail address or id (default: everything).")
    private @Nullable String user;

    boolean isGiven() {
        return user != null;
    }

    /** The caller closes it. */
    CodeIndex open(IndexSource index) {
        return Answers.found(index.open(user == null ? new Viewer.Owner() : new Viewer.User(user)))
                .value();
    }
}
