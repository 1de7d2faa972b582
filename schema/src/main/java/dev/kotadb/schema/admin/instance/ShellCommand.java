package dev.kotadb.schema.admin.instance;

import dev.kotadb.schema.admin.instance.Setting.Command;
import dev.kotadb.schema.admin.server.DatabaseUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a setting's command; what it says on standard error, and asks on a terminal, is between it and the user. */
final class ShellCommand {
    private ShellCommand() {}

    /** @throws DatabaseUnavailableException if it fails or prints nothing; holds neither the command nor its output */
    static String firstLine(Command command) {
        try {
            Process process = new ProcessBuilder(List.of("/bin/sh", "-c", command.line()))
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw failed(command, "ended with " + status);
            }
            return output.lines()
                    .findFirst()
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> failed(command, "printed nothing"));
        } catch (IOException e) {
            throw new DatabaseUnavailableException(command.place() + ": the command cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException(command.place() + ": interrupted while the command ran", e);
        }
    }

    private static DatabaseUnavailableException failed(Command command, String how) {
        return new DatabaseUnavailableException(
                command.place() + ": the command " + how + ". Run it by hand to see why.");
    }
}
