package dev.kotadb.schema.admin.dump.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A file or folder that is written as {@code NAME.part} and renamed when it is complete, so that {@code NAME} is always
 * complete. Only its owner may read it. A partial file of a killed process is overwritten.
 */
final class PartialFile implements Closeable {
    private static final String LOCK = ".lock";

    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final boolean folder;
    private final Thread onExit = new Thread(this::deletePart);
    private boolean complete;

    private PartialFile(Path target, Path part, FileChannel channel, boolean folder) {
        this.target = target;
        this.part = part;
        this.channel = channel;
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    static PartialFile file(Path name) throws IOException {
        Path target = Files.exists(name) ? name.toRealPath() : name;
        Path part = partOf(target);
        return new PartialFile(target, part, open(part, target), false);
    }

    static PartialFile folder(Path name) throws IOException {
        Path target = Files.exists(name) ? name.toRealPath() : name;
        Path part = partOf(target);
        if (!Files.isDirectory(part)) {
            Files.createDirectory(part, ownersOnly("rwx------"));
        }
        FileChannel lock = open(part.resolve(LOCK), target);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(part, file -> !file.endsWith(LOCK))) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
        return new PartialFile(target, part, lock, true);
    }

    /** Writes to the file. */
    OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    /** Creates a file in the folder; only its owner may read it. */
    FileChannel create(String name) throws IOException {
        return FileChannel.open(part.resolve(name),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly("rw-------"));
    }

    /** Renames the partial file to its target, which is replaced. */
    void complete() throws IOException {
        Path old = target.resolveSibling(target.getFileName() + ".old");
        if (folder) {
            Files.delete(part.resolve(LOCK));
            if (Files.exists(target)) {
                FileSystemUtils.deleteRecursively(old);
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            }
        } else {
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        complete = true;
        if (folder) {
            FileSystemUtils.deleteRecursively(old);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The virtual machine is shutting down, and the hook is running.
        }
        if (!complete) {
            deletePart();
        }
        channel.close();
    }

    private void deletePart() {
        if (!complete) {
            try {
                FileSystemUtils.deleteRecursively(part);
            } catch (IOException e) {
                // Its name shows that it is not complete, and the next dump overwrites it.
            }
        }
    }

    private static Path partOf(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            throw new NoSuchFileException("folder " + folder);
        }
        return target.resolveSibling(target.getFileName() + ".part");
    }

    private static FileChannel open(Path file, Path target) throws IOException {
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownersOnly("rw-------"));
        if (lock(channel) == null) {
            channel.close();
            throw new DumpFailedException("Another dump to " + target + " is running. Wait for it, or name another target.");
        }
        channel.truncate(0);
        return channel;
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static FileAttribute<?>[] ownersOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
