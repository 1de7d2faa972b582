package dev.kotadb.schema.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while which keys were right, because bcrypt is slow. A key is remembered by a hash of its whole text and by the
 * stored hash that it matched: another secret is compared, and so is the same one after the stored hash has changed. Only right
 * keys are remembered, so there are at most as many as keys. Safe for several threads.
 */
final class ProvenKeys {
    private final SecretHashes hashes;
    private final Duration trust;
    private final Map<String, Proof> proofs = new ConcurrentHashMap<>();

    /** Wrong keys, which anybody can send, do not take all processors. */
    private final Semaphore comparisons = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    /** @param trust zero to remember nothing */
    ProvenKeys(SecretHashes hashes, Duration trust) {
        this.hashes = hashes;
        this.trust = trust;
    }

    private record Proof(String hash, long until) {
        boolean isOver() {
            return System.nanoTime() - until >= 0;
        }
    }

    boolean contains(ApiKey key, @Nullable String hash) {
        Proof proof = trust.isZero() ? null : proofs.get(digest(key));
        return proof != null && proof.hash.equals(hash) && !proof.isOver();
    }

    /** Compares the secret. @param hash null if the key does not exist */
    boolean prove(ApiKey key, @Nullable String hash) {
        comparisons.acquireUninterruptibly();
        boolean right;
        try {
            right = hashes.matches(key.secret(), hash);
        } finally {
            comparisons.release();
        }
        if (right && hash != null && !trust.isZero()) {
            proofs.values().removeIf(Proof::isOver);
            proofs.put(digest(key), new Proof(hash, System.nanoTime() + trust.toNanos()));
        }
        return right;
    }

    void forget(ApiKey key) {
        proofs.remove(digest(key));
    }

    private static String digest(ApiKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.text().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
