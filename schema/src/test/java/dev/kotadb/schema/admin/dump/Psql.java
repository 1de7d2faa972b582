package dev.kotadb.schema.admin.dump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Runs a dump as the README says; the test is skipped where there is no psql. */
final class Psql {
    private Psql() {}

    /** In one transaction. @return what it has to complain of */
    static String run(TestDatabase database, Path dump) throws IOException, InterruptedException {
        return run(database, dump, "-1", "-v", "ON_ERROR_STOP=1");
    }

    static String run(TestDatabase database, Path dump, String... options) throws IOException, InterruptedException {
        boolean isFolder = Files.isDirectory(dump);
        List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-w"));
        command.addAll(List.of(options));
        command.addAll(List.of("-f", isFolder ? "restore.sql" : script(dump).toString()));
        command.addAll(List.of("-o", "/dev/null", "-d", database.url().replaceFirst("^jdbc:", "")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGUSER", database.user());
        builder.environment().put("PGPASSWORD", database.password());
        if (isFolder) {
            builder.directory(dump.toFile());
        }
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            return process.waitFor() == 0 || !said.isEmpty() ? said : "psql ended with " + process.exitValue();
        } catch (IOException e) {
            return abort("no psql: " + e.getMessage());
        }
    }

    private static Path script(Path dump) throws IOException {
        if (!dump.toString().endsWith(".gz")) {
            return dump;
        }
        Path script = Files.createTempFile(dump.getParent(), "gunzipped", ".sql");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(dump))) {
            Files.write(script, in.readAllBytes());
        }
        return script;
    }
}
