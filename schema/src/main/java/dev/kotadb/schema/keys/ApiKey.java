package dev.kotadb.schema.keys;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A key with its secret; exists only while it is made or checked.
 *
 * @param keyId 16 lower-case letters and digits; names the key, is no secret
 * @param secret 32 lower-case hexadecimal digits
 */
public record ApiKey(Tier tier, String keyId, String secret) {
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

    /** A new one: 128 random bits of secret. */
    public static ApiKey generate(Tier tier) {
        StringBuilder id = new StringBuilder();
        RANDOM.ints(ID_LENGTH, 0, ID_CHARACTERS.length()).forEach(at -> id.append(ID_CHARACTERS.charAt(at)));
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new ApiKey(tier, id.toString(), HexFormat.of().formatHex(secret));
    }

    /** The whole key, as its owner gets to see it once. */
    public String text() {
        return KeyText.PREFIX + "_" + tier.text() + "_" + keyId + "_" + secret;
    }

    /** Without the secret, since this ends in logs. */
    @Override
    public String toString() {
        return KeyText.PREFIX + "_" + tier.text() + "_" + keyId + "_…";
    }
}
