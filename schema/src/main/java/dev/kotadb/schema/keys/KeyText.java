package dev.kotadb.schema.keys;

import java.util.List;

/**
 * The result of parsing a key. Malformed keys are refused before the database is queried or a secret is hashed. Reasons never
 * contain the text, which may contain a secret.
 */
public sealed interface KeyText {
    /** The length of {@code kota_}, the longest tier, the id and the secret, with underscores between them. */
    int LONGEST = 59;

    record WellFormed(ApiKey key) implements KeyText {}

    /** The text is not a key. @param reason continues a sentence that begins with "the key" */
    record Malformed(String reason) implements KeyText {}

    static KeyText read(String text) {
        if (text.isEmpty()) {
            return new Malformed("is empty");
        }
        if (text.length() > LONGEST) {
            return new Malformed("has " + text.length() + " characters; the longest has " + LONGEST);
        }
        List<String> parts = List.of(text.split("_", -1));
        if (!parts.getFirst().equals(ApiKey.PREFIX)) {
            return new Malformed("does not begin with kota_");
        }
        if (parts.size() != 4) {
            return new Malformed("has " + parts.size() + " parts between underscores; it needs four, as in "
                    + "kota_<tier>_<key id>_<secret>");
        }
        return read(parts.get(1), parts.get(2), parts.get(3));
    }

    private static KeyText read(String tierName, String keyId, String secret) {
        Tier tier = Tier.of(tierName).orElse(null);
        if (tier == null) {
            return new Malformed("names no tier; the tiers are " + Tier.choices());
        }
        if (!ApiKey.KEY_ID.matcher(keyId).matches()) {
            return new Malformed("has no id of 16 lower-case letters and digits");
        }
        if (!ApiKey.SECRET.matcher(secret).matches()) {
            return new Malformed("has no secret of 32 lower-case hexadecimal digits");
        }
        return new WellFormed(new ApiKey(tier, keyId, secret));
    }
}
