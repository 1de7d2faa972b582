package dev.kotadb.jobs.source;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of a directory's files as they were listed last, each with the file's stamp: size, times and inode. A file with the
 * same stamp has not been written since, so it need not be read to know its hash. This is a cache: without it, or with a damaged
 * one, all files are read.
 *
 * <p>A file that was written just before it was read may be written again within the same tick of the file system's clock. So a
 * stamp is kept only if it was older than {@link #SETTLED} when the file was read, as git does for its index.
 */
final class FileStamps {
    /** More than the tick of any file system's clock; FAT has 2 seconds. */
    static final Duration SETTLED = Duration.ofSeconds(3);

    /** How long the stamps of a directory are kept that is not listed any more. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int FORMAT = 0x6b6f7401;
    private static final int HASH_BYTES = 20;
    private static final String ATTRIBUTES = "unix:isRegularFile,size,lastModifiedTime,ctime,ino";

    private final Path folder;
    private final Path file;
    private final Map<String, Known> known;
    private final Map<String, Known> listed = new HashMap<>();
    private boolean changed;

    /** What the file system says of a file; the change time moves with each write, even if the modification time is set back. */
    record Stamp(long size, long modified, long changed, long inode) {
        /** Null if it is no regular file, and where the file system has no inodes and change times. */
        static @Nullable Stamp of(Path file) {
            try {
                Map<String, Object> attributes = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                return !Boolean.TRUE.equals(attributes.get("isRegularFile")) ? null
                        : new Stamp(number(attributes, "size"), nanoseconds(attributes, "lastModifiedTime"),
                        nanoseconds(attributes, "ctime"), number(attributes, "ino"));
            } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
                return null;
            }
        }

        private static long number(Map<String, Object> attributes, String name) {
            return ((Number) Objects.requireNonNull(attributes.get(name))).longValue();
        }

        private static long nanoseconds(Map<String, Object> attributes, String name) {
            return ((FileTime) Objects.requireNonNull(attributes.get(name))).to(TimeUnit.NANOSECONDS);
        }

        /** @param now in milliseconds since 1970 */
        boolean isSettled(long now) {
            return TimeUnit.NANOSECONDS.toMillis(Math.max(modified, changed)) < now - SETTLED.toMillis();
        }
    }

    private record Known(Stamp stamp, String hash) {}

    private FileStamps(Path home, Path directory, boolean reads) {
        this.folder = home.resolve("stamps");
        this.file = folder.resolve(BlobHash.of(directory.toString().getBytes(StandardCharsets.UTF_8)));
        this.known = reads ? read(file) : Map.of();
    }

    /**
     * Reads what the last listing kept.
     *
     * @param home the folder below which it is kept
     * @param directory what was listed
     */
    static FileStamps of(Path home, Path directory) {
        return new FileStamps(home, directory, true);
    }

    /** As {@link #of}, but knows no file. */
    static FileStamps none(Path home, Path directory) {
        return new FileStamps(home, directory, false);
    }

    /** The hash of a file that was not written since the last listing; null if it has to be read. */
    @Nullable String hash(String path, Stamp stamp) {
        Known last = known.get(path);
        if (last == null || !last.stamp().equals(stamp)) {
            return null;
        }
        listed.put(path, last);
        return last.hash();
    }

    /**
     * Keeps the hash of a file.
     *
     * @param stamp as it was before the file was read
     * @param now when it was read, in milliseconds since 1970
     */
    void put(String path, Stamp stamp, String hash, long now) {
        changed = true;
        if (stamp.isSettled(now)) {
            listed.put(path, new Known(stamp, hash));
        }
    }

    /** Keeps what was listed for the next listing, and forgets everything else. */
    void save() throws IOException {
        FileTime now = FileTime.from(Instant.now());
        if (!changed && listed.size() == known.size()) {
            if (!known.isEmpty()) {
                Files.setLastModifiedTime(file, now);
            }
            return;
        }
        Files.createDirectories(folder);
        removeUnused(folder, now.toInstant().minus(KEPT));
        Path written = Files.createTempFile(folder, "new", null);
        try {
            write(written);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void removeUnused(Path folder, Instant before) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (NoSuchFileException e) {
            // Another run has removed or replaced it; what is left goes next time.
        }
    }

    private void write(Path target) throws IOException {
        CheckedOutputStream checked =
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(target), 1 << 16), new CRC32());
        try (DataOutputStream out = new DataOutputStream(checked)) {
            out.writeInt(FORMAT);
            out.writeInt(listed.size());
            for (Map.Entry<String, Known> each : listed.entrySet()) {
                byte[] path = each.getKey().getBytes(StandardCharsets.UTF_8);
                Stamp stamp = each.getValue().stamp();
                out.writeInt(path.length);
                out.write(path);
                out.writeLong(stamp.size());
                out.writeLong(stamp.modified());
                out.writeLong(stamp.changed());
                out.writeLong(stamp.inode());
                out.write(HexFormat.of().parseHex(each.getValue().hash()));
            }
            out.writeLong(checked.getChecksum().getValue());
        }
    }

    private static Map<String, Known> read(Path file) {
        Map<String, Known> known = new HashMap<>();
        if (!Files.exists(file)) {
            return known;
        }
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            if (in.readInt() != FORMAT) {
                return Map.of();
            }
            for (int left = in.readInt(); left > 0; left--) {
                String path = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
                Stamp stamp = new Stamp(in.readLong(), in.readLong(), in.readLong(), in.readLong());
                known.put(path, new Known(stamp, HexFormat.of().formatHex(in.readNBytes(HASH_BYTES))));
            }
            long sum = checked.getChecksum().getValue();
            return in.readLong() == sum ? known : Map.of();
        } catch (IOException | IllegalArgumentException e) {
            return Map.of(); // cut off or damaged
        }
    }
}
