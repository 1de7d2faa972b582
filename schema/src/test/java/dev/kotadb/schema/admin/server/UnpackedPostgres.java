package dev.kotadb.schema.admin.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** PostgreSQL's programs, unpacked once for several homes: unpacking takes longer than all else at a server's start. */
public final class UnpackedPostgres {
    private UnpackedPostgres() {}

    /** Unpacks the programs below {@code shared}, if they are not there, and links to them from {@code home}. */
    public static void link(Path shared, Path home) throws IOException {
        Path unpacked = below(shared).root();
        try (FileChannel channel = lock(shared); FileLock lock = channel.lock()) {
            Path link = ServerFolder.below(home).root().resolve(unpacked.getFileName());
            if (lock.isValid() && !Files.exists(link)) {
                Files.deleteIfExists(link); // one that leads nowhere since mvn clean
                Files.createSymbolicLink(link, unpacked);
            }
        }
    }

    /** Unpacks the programs below {@code shared}, if they are not there. */
    static Binaries below(Path shared) throws IOException {
        ServerFolder folder = ServerFolder.below(shared);
        try (FileChannel channel = lock(shared); FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("cannot lock " + folder.lock());
            }
            Binaries unpacked = Binaries.unpacked(folder);
            // If this user is root, the server runs as another one.
            Files.setPosixFilePermissions(folder.root(), PosixFilePermissions.fromString("rwx--x--x"));
            return unpacked;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static FileChannel lock(Path shared) throws IOException {
        return FileChannel.open(
                ServerFolder.below(shared).lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
