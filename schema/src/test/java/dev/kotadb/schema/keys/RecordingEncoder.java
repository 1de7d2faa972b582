package dev.kotadb.schema.keys;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The real bcrypt, which also keeps what was compared with what. */
final class RecordingEncoder implements PasswordEncoder {
    record Comparison(String secret, String hash) {}

    final List<Comparison> comparisons = new ArrayList<>();
    private final PasswordEncoder bcrypt = new BCryptPasswordEncoder(SecretHashes.STRENGTH);

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return bcrypt.encode(secret);
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        comparisons.add(new Comparison(String.valueOf(secret), String.valueOf(hash)));
        return bcrypt.matches(secret, hash);
    }
}
