package dev.kotadb.jobs.cli.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.cli.console.CommandFailure;
import java.io.IOException;
import java.io.InputStream;

/** Reads a key: typed without echo at a terminal, otherwise the first line of standard input. */
record KeyInput(InputStream in) {
    private static final int LONGEST_LINE = 1000;

    String read() {
        java.io.Console terminal = System.console();
        if (terminal != null && terminal.isTerminal()) {
            char[] typed = terminal.readPassword("Key: ");
            return typed == null ? "" : new String(typed).strip();
        }
        try {
            return new String(in.readNBytes(LONGEST_LINE), UTF_8).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new CommandFailure("Standard input cannot be read: " + e.getMessage());
        }
    }
}
