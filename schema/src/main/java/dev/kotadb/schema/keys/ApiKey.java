package dev.kotadb.schema.keys;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A key with its secret; exists only while a key is created or verified.
 *
 * @param keyId 16 lower-case letters and digits that identify the key; not secret
 * @param secret 32 lower-case hexadecimal digits
 */
public record ApiKey(Tier tier, String keyId, String secret) {
    static final String PREFIX = "kota";
    static final Pattern KEY_ID = Pattern.compile("[0-9a-z]{16}");
    static final Pattern SECRET = Pattern.compile("[0-9a-f]{32}");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ID_CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_BYTES = 16;

    public ApiKey {
        if (!KEY_ID.matcher(keyId).matches() || !SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException("a key's id or secret is malformed");
        }
    }

    /** Creates a key with a secret of 128 random bits. */
    public static ApiKey generate(Tier tier) {
        StringBuilder id = new StringBuilder();
        RANDOM.ints(ID_LENGTH, 0, ID_CHARACTERS.length()).forEach(at -> id.append(ID_CHARACTERS.charAt(at)));
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new ApiKey(tier, id.toString(), HexFormat.of().formatHex(secret));
    }

    /** The whole key, which its owner sees once. */
    public String text() {
        return PREFIX + "_" + tier.text() + "_" + keyId + "_" + secret;
    }

    /** The key without its secret, because this may be logged. */
    @Override
    public String toString() {
        return PREFIX + "_" + tier.text() + "_" + keyId + "_…";
    }
}
