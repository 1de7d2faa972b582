package dev.kotadb.schema.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Derives ids from names, so that an object keeps its id as long as it keeps its name: uuids of version 8.
 *
 * <p>The first half identifies repository and file, so that the rows of a file are adjacent in the indexes; a symbol has the first
 * half of its file's id.
 */
public final class NameBasedIds {
    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(NameBasedIds::md5);
    private static final long VERSION = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;

    private NameBasedIds() {}

    public static UUID repository(UUID owner, String fullName) {
        ByteBuffer hash = hash(owner, fullName);
        return version8(hash.getLong(), hash.getLong());
    }

    public static UUID file(UUID repository, String path) {
        ByteBuffer hash = hash(repository, path);
        long ofRepository = repository.getMostSignificantBits() & 0xffff_ffff_0000_0000L;
        return version8(ofRepository | (hash.getLong() >>> 32), hash.getLong());
    }

    public static UUID symbol(UUID file, String qualifiedName, String kind, int ordinal) {
        return version8(file.getMostSignificantBits(),
                hash(file, kind + ' ' + ordinal + ' ' + qualifiedName).getLong());
    }

    /** The 64-bit hash of a unit's name. */
    public static long unit(String key) {
        return ByteBuffer.wrap(MD5.get().digest(key.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    private static UUID version8(long high, long low) {
        return new UUID((high & ~0xf000L) | VERSION, (low & VARIANT_MASK) | VARIANT);
    }

    private static ByteBuffer hash(UUID space, String name) {
        MessageDigest md5 = MD5.get();
        md5.update(ByteBuffer.allocate(16).putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits()).flip());
        return ByteBuffer.wrap(md5.digest(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has MD5", e);
        }
    }
}
