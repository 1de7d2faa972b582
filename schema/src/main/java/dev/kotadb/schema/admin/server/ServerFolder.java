package dev.kotadb.schema.admin.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The embedded server's files in {@code ${KOTA_HOME}/postgres}, which only the user may read. */
record ServerFolder(Path root) {
    private static final String NAME = "postgres";
    private static final String DATA = "data";

    /** Whether there is a database below a home directory, without creating the folder. */
    static boolean hasDatabase(Path home) {
        return Files.exists(home.resolve(NAME).resolve(DATA));
    }

    static ServerFolder below(Path home) {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            throw new DatabaseUnavailableException("The embedded database does not run on Windows. Use kota inside WSL, "
                    + "or set KOTA_DB_URL to a PostgreSQL 15 or later.");
        }
        Path root = home.toAbsolutePath().normalize().resolve(NAME);
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root.getParent());
                Files.createDirectories(
                        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (FileAlreadyExistsException e) {
            throw unusable(root, "there is a file named " + e.getFile(), e);
        } catch (IOException e) {
            throw unusable(root, e.toString(), e);
        }
        if (!Files.isReadable(root) || !Files.isWritable(root) || !Files.isExecutable(root)) {
            throw unusable(root, "this user may not read and write it", null);
        }
        return new ServerFolder(root);
    }

    Path data() {
        return root.resolve(DATA);
    }

    Path password() {
        return root.resolve("password");
    }

    Path log() {
        return root.resolve("server.log");
    }

    Path lock() {
        return root.resolve("lock");
    }

    /** Each process with a lease holds a shared lock on this file, which processes in other containers also see. */
    Path inUse() {
        return root.resolve("in-use");
    }

    Path users() {
        return root.resolve("users");
    }

    Path accepting() {
        return root.resolve("accepting");
    }

    Path closing() {
        return root.resolve("closing");
    }

    /** Contains the process id of the watching script. */
    Path watcher() {
        return root.resolve("watcher");
    }

    /** Asks the watching script to stop a server that nobody uses. */
    Path stop() {
        return root.resolve("stop");
    }

    Path failed() {
        return root.resolve("failed");
    }

    Path script() {
        return root.resolve("watch.sh");
    }

    /** Replaces a file atomically. */
    static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static DatabaseUnavailableException unusable(Path root, String reason, @Nullable Exception cause) {
        return new DatabaseUnavailableException(
                "The embedded database cannot use " + root + ": " + reason + ". Set KOTA_HOME to a directory that "
                        + "this user may write, or KOTA_DB_URL to a PostgreSQL 15 or later.",
                cause);
    }
}
