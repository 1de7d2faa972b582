package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.admin.instance.ChosenInstance;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The confirmation that a reset needs: a protected instance by its name, any other by a yes. */
final class ResetConsent {
    private static final List<String> YES = List.of("y", "yes");

    @Option(names = "--yes", description = "Do not ask; not enough for a protected instance.")
    private boolean yes;

    @Mixin
    private final ConfirmedName name = new ConfirmedName();

    @Option(names = "--dump", paramLabel = "FILE", description = "Dump the data to FILE first.")
    private @Nullable Path dump;

    @Option(names = "--no-dump", description = "No dump first; a protected instance needs this or --dump.")
    private boolean noDump;

    /**
     * Returns the file to dump to first; asks if the options do not say.
     *
     * @throws CommandFailure if the options have to say and nobody can be asked
     */
    Optional<Path> dump(ChosenInstance chosen, boolean empty, Question question) {
        if (dump != null && noDump) {
            throw new CommandFailure("--dump and --no-dump exclude each other", ExitCode.USAGE);
        }
        if (empty) {
            return Optional.empty();
        }
        if (dump != null) {
            return Optional.of(dump);
        }
        if (noDump || !chosen.instance().isProtected()) {
            return Optional.empty();
        }
        String file = question.ask("Dump its data first, to which file (empty: no dump)? ")
                .orElseThrow(() -> new CommandFailure("There is no terminal to ask whether to dump the data of "
                        + chosen.label() + " first: add --dump FILE or --no-dump. Nothing was changed.", ExitCode.USAGE));
        return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
    }

    /** @throws CommandFailure if it is not given */
    void require(ChosenInstance chosen, Console console, Question question) {
        if (name.given(chosen, question, "to reset it") || yes) {
            return;
        }
        String answer = question.ask("Reset " + console.instance(chosen.instance(), chosen.instance().name()) + " [y/N]? ")
                .orElseThrow(() -> new CommandFailure(
                        "There is no terminal to ask at: add --yes to reset " + chosen.label() + ". Nothing was changed.",
                        ExitCode.USAGE));
        if (!YES.contains(answer.toLowerCase(Locale.ROOT))) {
            throw new CommandFailure("Nothing was changed.");
        }
    }
}
