package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.CommandFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Opens a page by the program that {@code BROWSER} names, otherwise by the one that the desktop has for it. */
public final class DesktopOpener {
    private final Map<String, String> environment;
    private final boolean mac;

    public DesktopOpener(Map<String, String> environment) {
        this.environment = environment;
        this.mac = System.getProperty("os.name", "").startsWith("Mac");
    }

    /**
     * Does not wait for the program.
     *
     * @param page a file or an address
     * @throws CommandFailure if there is no desktop, or no such program
     */
    void open(String page) {
        boolean named = isSet("BROWSER");
        if (!named && !mac && !isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY")) {
            throw new CommandFailure("There is no desktop to open the page on, and BROWSER names no program; it is at " + page);
        }
        String name = named ? environment.getOrDefault("BROWSER", "") : mac ? "open" : "xdg-open";
        Path program = program(name).orElseThrow(() -> new CommandFailure((named ? "BROWSER is " + name + ", which is no program"
                : "The desktop's opener, " + name + ", is not on the PATH") + ". The page is at " + page));
        try {
            new ProcessBuilder(program.toString(), page)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new CommandFailure("Cannot open " + page + ": " + e.getMessage());
        }
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }

    private Optional<Path> program(String name) {
        if (name.contains(File.separator)) {
            return Optional.of(Path.of(name)).filter(Files::isExecutable);
        }
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }
}
