package dev.kotadb.schema.admin.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Other programs, run in an environment that the user's settings for PostgreSQL or languages do not reach. */
final class Commands {
    private Commands() {}

    /** What a command printed, both streams. */
    record Result(int code, String output) {
        boolean succeeded() {
            return code == 0;
        }
    }

    static Result run(List<String> command, String input) throws IOException, InterruptedException {
        Process process = builder(command).redirectErrorStream(true).start();
        try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(input);
        } catch (IOException e) {
            // It ended without reading; its exit code tells more.
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output.strip());
    }

    /** Leaves the command running, its output in the server's log. */
    static void detached(ServerFolder folder, List<String> command) throws IOException {
        builder(command)
                .directory(folder.root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                .start();
    }

    static boolean exists(String name) {
        return Arrays.stream(searchPath().split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    private static String searchPath() {
        String given = System.getenv("PATH");
        return (given == null ? "" : given + File.pathSeparator) + "/usr/sbin:/usr/bin:/sbin:/bin";
    }

    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        environment.put("PATH", searchPath());
        environment.put("LC_ALL", "C");
        return builder;
    }
}
