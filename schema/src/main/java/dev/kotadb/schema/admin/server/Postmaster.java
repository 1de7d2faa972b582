package dev.kotadb.schema.admin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The contents of {@code postmaster.pid}; PostgreSQL documents its lines in {@code src/include/utils/pidfile.h}. */
record Postmaster(long pid, int port, boolean ready) {
    static Optional<Postmaster> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file(data));
            if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")) {
                return Optional.empty();
            }
            String port = lines.size() > 3 ? lines.get(3).strip() : "";
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.getFirst().strip()),
                    port.matches("\\d+") ? Integer.parseInt(port) : 0,
                    lines.size() > 7 && lines.get(7).strip().equals("ready")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }
}
