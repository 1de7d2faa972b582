package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.Console;
import java.util.Optional;

/** Asks whoever sits at the terminal. */
@FunctionalInterface
interface Question {
    /** One line, empty at the end of the input; no value where there is no terminal. */
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
