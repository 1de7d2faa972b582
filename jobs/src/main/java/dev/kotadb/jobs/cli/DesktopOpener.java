package dev.kotadb.jobs.cli;

import dev.kotadb.jobs.cli.console.CommandFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Opens a file by the program that the desktop has for it. */
final class DesktopOpener {
    private final Map<String, String> environment;
    private final boolean mac;

    DesktopOpener(Map<String, String> environment) {
        this.environment = environment;
        this.mac = System.getProperty("os.name", "").startsWith("Mac");
    }

    /** @throws CommandFailure if there is no desktop, or it has no such program */
    void open(Path file) {
        if (!mac && !isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY")) {
            throw new CommandFailure("There is no desktop to open the page on; it is at " + file);
        }
        String name = mac ? "open" : "xdg-open";
        Path program = program(name).orElseThrow(() -> new CommandFailure(
                "The desktop's opener, " + name + ", is not on the PATH. The page is at " + file));
        try {
            new ProcessBuilder(program.toString(), file.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new CommandFailure("Cannot open " + file + ": " + e.getMessage());
        }
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }

    private Optional<Path> program(String name) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }
}
