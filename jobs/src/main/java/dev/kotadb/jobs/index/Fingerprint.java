package dev.kotadb.jobs.index;

import dev.kotadb.jobs.source.SourceEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A hash of a set of paths with their contents and of the index's version. The order of adding does not matter, so
 * nothing has to be sorted or kept: the entries' hashes are added up.
 */
final class Fingerprint {
    private final MessageDigest sha256;
    private final long[] sums = new long[4];
    private long count;

    Fingerprint() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    void add(SourceEntry entry) {
        String text = entry.mode() + "\0" + entry.blobHash() + "\0" + entry.path();
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < sums.length; i++) {
            sums[i] += hash.getLong();
        }
        count++;
    }

    String value() {
        ByteBuffer bytes = ByteBuffer.allocate(8 * sums.length);
        for (long sum : sums) {
            bytes.putLong(sum);
        }
        return IndexVersion.CURRENT + ":" + count + ":" + HexFormat.of().formatHex(bytes.array());
    }
}
