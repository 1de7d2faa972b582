package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.ExitCode;
/** Checks options that are numbers. */
final class LimitCheck {
    private LimitCheck() {}

    static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new CommandFailure(option + " is " + value + "; it has to be 1 or more", ExitCode.USAGE);
        }
        return value;
    }
}
