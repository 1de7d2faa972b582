package dev.kotadb.jobs.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FileUtils;

/**
 * The bare mirrors of remotes below a home folder, shared by all processes with that home. One of them at a time fetches
 * into a mirror; others may read it meanwhile, since fetching only adds objects. A mirror that is in use is not removed.
 */
final class Mirrors {
    private static final String MIRROR = ".git";
    private static final String FETCHING = ".lock";
    private static final String IN_USE = ".use";

    /** File locks belong to the process, so that its threads need locks of their own. */
    private static final Map<Path, Lock> FETCHES = new ConcurrentHashMap<>();

    private static final Map<Path, UseLock> USES = new ConcurrentHashMap<>();

    private final Path folder;

    private record UseLock(FileChannel channel, int users) {}

    private record Mirror(Path directory, long bytes, FileTime lastUsed) {}

    /** Fetches into a mirror. */
    @FunctionalInterface
    interface Fetch<T, E extends Exception> {
        T into(Path mirror) throws IOException, E;
    }

    Mirrors(Path home) {
        this.folder = home.resolve("repositories").toAbsolutePath();
    }

    Path folder() {
        return folder;
    }

    /** The folder of a URL's mirror, which may not exist yet. */
    Path of(String url) {
        return folder.resolve(BlobHash.of(url.getBytes(StandardCharsets.UTF_8)) + MIRROR);
    }

    /** Keeps the mirror from being removed until the result is closed. */
    Closeable use(Path mirror) throws IOException {
        Files.createDirectories(folder);
        try {
            USES.compute(mirror, (path, held) -> held == null ? lockShared(path) : new UseLock(held.channel(), held.users() + 1));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return () -> release(mirror);
    }

    private static UseLock lockShared(Path mirror) {
        try {
            FileChannel channel = open(mirror, IN_USE);
            channel.lock(0, Long.MAX_VALUE, true);
            return new UseLock(channel, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void release(Path mirror) throws IOException {
        try {
            USES.computeIfPresent(mirror, (path, held) -> {
                if (held.users() > 1) {
                    return new UseLock(held.channel(), held.users() - 1);
                }
                close(held.channel());
                return null;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fetches while no other thread or process fetches into the same mirror. */
    <T, E extends Exception> T fetch(Path mirror, Fetch<T, E> fetch) throws IOException, E {
        Lock thread = FETCHES.computeIfAbsent(mirror, path -> new ReentrantLock());
        thread.lock();
        try (FileChannel channel = open(mirror, FETCHING); FileLock process = channel.lock()) {
            removeLocksOfDeadProcesses(mirror);
            T result = fetch.into(mirror);
            Files.setLastModifiedTime(mirror, FileTime.fromMillis(System.currentTimeMillis()));
            return result;
        } finally {
            thread.unlock();
        }
    }

    /** Removes git's own lock files: only a process that died can have left them, and each would fail every later fetch. */
    private static void removeLocksOfDeadProcesses(Path mirror) throws IOException {
        if (!Files.isDirectory(mirror)) {
            return;
        }
        Path objects = mirror.resolve("objects");
        List<Path> locks;
        try (Stream<Path> files = Files.walk(mirror)) {
            locks = files.filter(path -> path.toString().endsWith(FETCHING) && !path.startsWith(objects)).toList();
        }
        for (Path lock : locks) {
            Files.delete(lock);
        }
    }

    private static FileChannel open(Path mirror, String suffix) throws IOException {
        return FileChannel.open(mirror.resolveSibling(mirror.getFileName() + suffix), StandardOpenOption.CREATE,
                StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Removes the mirrors not used for longest until all of them together take at most so many bytes; keeps those in use. */
    void evict(long mostBytes) throws IOException {
        List<Mirror> mirrors = list();
        long bytes = mirrors.stream().mapToLong(Mirror::bytes).sum();
        for (Mirror mirror : mirrors) {
            if (bytes <= mostBytes) {
                return;
            }
            if (remove(mirror.directory())) {
                bytes -= mirror.bytes();
            }
        }
    }

    /** Removes the mirrors that nobody has fetched into since a time; keeps those in use. @return how many it removed */
    int removeUnused(Instant since) throws IOException {
        int removed = 0;
        for (Path mirror : unused(since)) {
            removed += remove(mirror) ? 1 : 0;
        }
        return removed;
    }

    void remove(String url) throws IOException {
        Path mirror = of(url);
        if (Files.isDirectory(mirror)) {
            remove(mirror);
        }
    }

    List<Path> unused(Instant since) throws IOException {
        return list().stream()
                .filter(mirror -> mirror.lastUsed().toInstant().isBefore(since))
                .map(Mirror::directory)
                .toList();
    }

    private List<Mirror> list() throws IOException {
        List<Mirror> mirrors = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return mirrors;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path directory : entries.filter(each -> each.toString().endsWith(MIRROR)).toList()) {
                mirrors.add(new Mirror(directory, size(directory), Files.getLastModifiedTime(directory)));
            }
        }
        mirrors.sort(Comparator.comparing(Mirror::lastUsed));
        return mirrors;
    }

    private static long size(Path directory) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += sizeIfThere(file);
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e.getCause();
            } // another process fetches into it
        }
        return bytes;
    }

    private static long sizeIfThere(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private static boolean remove(Path mirror) throws IOException {
        // Within compute no thread of this process begins to use it.
        boolean[] removed = {false};
        try {
            USES.compute(mirror, (path, held) -> {
                removed[0] = held == null && removeUnlessLocked(path);
                return held;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return removed[0];
    }

    private static boolean removeUnlessLocked(Path mirror) {
        try (FileChannel channel = open(mirror, IN_USE); FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return false;
            }
            FileUtils.delete(mirror.toFile(), FileUtils.RECURSIVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
