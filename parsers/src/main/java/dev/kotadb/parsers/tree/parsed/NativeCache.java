package dev.kotadb.parsers.tree.parsed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Unpacks files, once per content. A new version is written beside the old one, never over a library that a running process
 * has mapped. Several processes may unpack at the same time: a file is renamed into place when it is complete.
 */
final class NativeCache {
    private static final int HASH_CHARACTERS = 32;

    private NativeCache() {}

    /** Unpacks into the first folder that can be written, and returns the file's path. */
    static Path unpack(String file, byte[] content, List<Path> folders) {
        IOException last = new IOException("no folder to unpack into");
        for (Path folder : folders) {
            try {
                return unpack(folder.resolve(hash(content)).resolve(file).toAbsolutePath(), content);
            } catch (IOException e) {
                e.addSuppressed(last);
                last = e;
            }
        }
        throw new UncheckedIOException("cannot unpack " + file + " into any of " + folders
                + "; set KOTA_HOME to a folder that can be written", last);
    }

    private static Path unpack(Path target, byte[] content) throws IOException {
        if (holds(target, content)) {
            return target;
        }
        Files.createDirectories(target.getParent());
        Path part = Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
        try {
            Files.write(part, content);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
            if (!holds(target, content)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(part);
        }
        return target;
    }

    /** False also if the file was changed by somebody else; it is then replaced. */
    private static boolean holds(Path target, byte[] content) throws IOException {
        return Files.isRegularFile(target)
                && Files.size(target) == content.length
                && Arrays.equals(Files.readAllBytes(target), content);
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
