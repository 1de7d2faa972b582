package dev.kotadb.schema.keys;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes secrets by bcrypt. A comparison takes as long for a missing key as for a wrong secret, so response times do not reveal
 * which ids exist.
 */
public final class SecretHashes {
    /** The binary logarithm of the rounds. A secret has 128 random bits, so more rounds would only slow down its owner. */
    static final int STRENGTH = 10;

    /** A hash that matches no secret, which is compared if a key does not exist. */
    static final String OF_NOBODY = "$2a$10$ikgFX0IYSpkBWY5IN9H4S.eqlkIf0nnbqSOkG0E2wuTRq4WCmIyyC";

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]?\\$\\d\\d\\$[./0-9A-Za-z]{53}");

    private final PasswordEncoder bcrypt;

    public SecretHashes() {
        this(new BCryptPasswordEncoder(STRENGTH));
    }

    SecretHashes(PasswordEncoder bcrypt) {
        this.bcrypt = bcrypt;
    }

    public String hash(String secret) {
        String hash = bcrypt.encode(secret);
        if (hash == null) {
            throw new IllegalStateException("bcrypt gave no hash");
        }
        return hash;
    }

    /** @param hash null if the key does not exist; an invalid hash matches no secret */
    boolean matches(String secret, @Nullable String hash) {
        boolean usable = hash != null && BCRYPT.matcher(hash).matches();
        boolean equal = bcrypt.matches(secret, usable ? hash : OF_NOBODY);
        return usable && equal;
    }
}
