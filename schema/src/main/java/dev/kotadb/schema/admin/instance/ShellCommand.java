package dev.kotadb.schema.admin.instance;

import dev.kotadb.schema.admin.server.DatabaseUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the shell command of a setting. The command uses the terminal and standard error of this process. */
final class ShellCommand {
    private ShellCommand() {}

    /**
     * Returns the first line that the command prints.
     *
     * @param place where the command is configured, for messages
     * @throws DatabaseUnavailableException if it fails or prints nothing; the message contains neither the command nor its output
     */
    static String firstLine(String command, String place) {
        try {
            Process process = new ProcessBuilder(List.of("/bin/sh", "-c", command))
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw failed(place, "ended with " + status);
            }
            return output.lines()
                    .findFirst()
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> failed(place, "printed nothing"));
        } catch (IOException e) {
            throw new DatabaseUnavailableException(place + ": the command cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException(place + ": interrupted while the command ran", e);
        }
    }

    private static DatabaseUnavailableException failed(String place, String how) {
        return new DatabaseUnavailableException(place + ": the command " + how + ". Run it by hand to see why.");
    }
}
