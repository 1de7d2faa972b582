package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import java.util.Optional;

/** Asks the user at the terminal. */
@FunctionalInterface
interface Question {
    /** Returns one line, the empty string at the end of the input, no value if there is no terminal. */
    Optional<String> ask(String question);

    static Question at(Console console) {
        return question -> {
            java.io.Console terminal = System.console();
            if (terminal == null || !terminal.isTerminal()) {
                return Optional.empty();
            }
            console.err().print(question);
            console.err().flush();
            String answer = terminal.readLine();
            return Optional.of(answer == null ? "" : answer.strip());
        };
    }
}
