package dev.kotadb.schema.admin.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs other programs, without the user's environment variables for PostgreSQL and locales. */
final class Commands {
    private Commands() {}

    /** @param output of both streams */
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
            // The program ended without reading its input; its exit code says more.
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output.strip());
    }

    /** Starts a command and does not wait for it. Its output goes to the server's log. */
    static void detached(ServerFolder folder, List<String> command) throws IOException {
        // The end of a virtual machine takes 0.3 s longer if a child of it runs on, so a shell that ends at once starts it.
        List<String> inBackground = new ArrayList<>(List.of("sh", "-c", "\"$@\" &", "sh"));
        inBackground.addAll(command);
        builder(inBackground)
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
