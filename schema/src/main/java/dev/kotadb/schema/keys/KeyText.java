package dev.kotadb.schema.keys;

import java.util.List;

/**
 * What came of reading the text that somebody gave as a key. Reading costs next to nothing, so that what is no key is
 * refused before anything is looked up or hashed. Reasons never repeat what was given: it may hold a secret.
 */
public sealed interface KeyText {
    String PREFIX = "kota";

    /** {@code kota_}, the longest tier, and the id and the secret with their dashes. */
    int LONGEST = 59;

    record WellFormed(ApiKey key) implements KeyText {}

    /** No key; the reason is the end of a sentence that begins with "the key". */
    record Malformed(String reason) implements KeyText {}

    static KeyText read(String text) {
        if (text.isEmpty()) {
            return new Malformed("is empty");
        }
        if (text.length() > LONGEST) {
            return new Malformed("has " + text.length() + " characters; the longest has " + LONGEST);
        }
        List<String> parts = List.of(text.split("_", -1));
        if (!parts.getFirst().equals(PREFIX)) {
            return new Malformed("does not begin with kota_");
        }
        if (parts.size() != 4) {
            return new Malformed("has " + parts.size() + " parts between underscores; it has to have four, as in "
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
