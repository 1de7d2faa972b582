package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.admin.instance.ChosenInstance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The instance's name again, which commands that delete rows of a protected instance ask for. */
final class ConfirmedName {
    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            description = "The instance's name again, which a protected instance needs without a terminal.")
    private @Nullable String confirm;

    /**
     * Asks for the name if the instance is protected and the command line does not give it.
     *
     * @param purpose what happens then, as in "to reset it"
     * @return whether the name was given; false if none is needed
     * @throws CommandFailure if it is wrong or missing
     */
    boolean given(ChosenInstance chosen, Question question, String purpose) {
        String name = chosen.instance().name();
        if (confirm != null) {
            if (!confirm.equals(name)) {
                throw new CommandFailure("--confirm says " + confirm + ", but this is " + name + ". Nothing was changed.",
                        ExitCode.USAGE);
            }
            return true;
        }
        if (!chosen.instance().isProtected()) {
            return false;
        }
        String typed = question.ask("Type the instance's name " + purpose + ": ")
                .orElseThrow(() -> new CommandFailure("The instance " + name + " is protected and there is no terminal"
                        + " to ask at: add --confirm " + name + ". Nothing was changed.", ExitCode.USAGE));
        if (!typed.equals(name)) {
            throw new CommandFailure("That is not its name. Nothing was changed.");
        }
        return true;
    }
}
