package dev.kotadb.jobs.serve.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kotadb.schema.settings.Limit;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that have signed in: each keeps a random token that stands for a key. The key is checked again at each request. Sessions
 * are kept in memory and end with the server.
 */
public final class Sessions {
    private static final int TOKEN_BYTES = 32;
    private static final int MOST_SESSIONS = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final Cache<String, String> keys = Caffeine.newBuilder()
            .maximumSize(MOST_SESSIONS)
            .expireAfterAccess(Limit.SERVE_SESSION_TIMEOUT.duration())
            .build();

    /** @return the token */
    public String begin(String key) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        keys.put(token, key);
        return token;
    }

    /** The key of the session; null if there is none. */
    public @Nullable String key(String token) {
        return keys.getIfPresent(token);
    }

    public void end(String token) {
        keys.invalidate(token);
    }
}
