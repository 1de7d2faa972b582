package dev.kotadb.jobs.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id that git gives to a content. */
public final class BlobHash {
    private BlobHash() {}

    public static String of(byte[] content) {
        MessageDigest sha1 = start(content.length);
        return HexFormat.of().formatHex(sha1.digest(content));
    }

    /** Reads the file piece by piece; a length that changes meanwhile gives the hash of no content. */
    static String of(Path file, long size) throws IOException {
        MessageDigest sha1 = start(size);
        byte[] buffer = new byte[(int) Math.min(Math.max(size, 1), 1 << 16)];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha1.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(sha1.digest());
    }

    private static MessageDigest start(long size) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(("blob " + size + '\0').getBytes(StandardCharsets.US_ASCII));
            return sha1;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }
}
