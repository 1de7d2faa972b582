package dev.kotadb.jobs.serve.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.access.Admission.Admitted;
import dev.kotadb.jobs.serve.access.Admission.Limited;
import dev.kotadb.jobs.serve.access.Admission.Unauthenticated;
import dev.kotadb.jobs.serve.access.Admission.Unknown;
import dev.kotadb.schema.keys.ApiKeyRow;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.keys.KeyVerification;
import dev.kotadb.schema.keys.RateLimit;
import dev.kotadb.schema.keys.RateLimits;
import dev.kotadb.schema.keys.Tier;
import dev.kotadb.schema.settings.Limit;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Lets requests in by their key or token, and counts them. On the loopback interface, as long as no key is enabled and no issuer of
 * tokens is configured, requests without a key see everything: the single-user mode.
 */
public final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(\\S+) *");
    private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]*\\.[\\w-]*");
    private static final int LONGEST_TOKEN = 16_384;

    private static final long TOLD_AGAIN_NANOSECONDS = Duration.ofSeconds(10).toNanos();

    private final ApiKeysTable keys;
    private final RateLimits limits;
    private final @Nullable IssuedTokens tokens;
    private final @Nullable String operatorKey;
    private final boolean loopback;
    private final AtomicLong told = new AtomicLong(System.nanoTime() - TOLD_AGAIN_NANOSECONDS);

    /** @param loopback whether only this machine reaches the server */
    public Gate(DataSource dataSource, boolean loopback, AccessOptions options) {
        TokenIssuer issuer = options.issuer();
        this.keys = ApiKeysTable.trusting(dataSource, Limit.SERVE_KEY_TRUST.duration());
        this.limits = new RateLimits(dataSource);
        this.tokens = issuer == null ? null : new IssuedTokens(issuer);
        this.operatorKey = options.operatorKey();
        this.loopback = loopback;
    }

    /** Whether requests without a key are let in at the moment. */
    public boolean isSingleUser() {
        return loopback && tokens == null && !keys.anyEnabled();
    }

    /** @param authorization the header; null if there is none */
    public Admission admit(@Nullable String authorization) {
        try {
            if (authorization == null) {
                return isSingleUser()
                        ? new Admitted(new Viewer.Owner(), null, "", null)
                        : new Unauthenticated("AUTH_MISSING_KEY", "Missing API key");
            }
            Matcher bearer = BEARER.matcher(authorization);
            if (!bearer.matches()) {
                return new Unauthenticated("AUTH_INVALID_HEADER", "Invalid authorization header; send Bearer and a key");
            }
            String shown = bearer.group(1);
            return tokens != null && shown.length() <= LONGEST_TOKEN && TOKEN.matcher(shown).matches()
                    ? admitted(tokens, shown)
                    : verify(shown);
        } catch (DataAccessException e) {
            tell(e.getClass().getSimpleName());
            return new Unknown();
        } catch (IssuedTokens.UnavailableException e) {
            tell(String.valueOf(e.getMessage()));
            return new Unknown();
        }
    }

    /** Whether the operator asks; in the single-user mode, everybody is it. @param authorization the header; null if there is none */
    public boolean isOperator(@Nullable String authorization) {
        if (authorization == null) {
            return isSingleUser();
        }
        Matcher bearer = BEARER.matcher(authorization);
        return operatorKey != null && bearer.matches()
                && MessageDigest.isEqual(operatorKey.getBytes(UTF_8), bearer.group(1).getBytes(UTF_8));
    }

    /** Not for each of many requests at once. */
    private void tell(String failure) {
        long now = System.nanoTime();
        long before = told.get();
        if (now - before >= TOLD_AGAIN_NANOSECONDS && told.compareAndSet(before, now)) {
            LOG.warn("requests are denied because their keys cannot be checked: {}", failure);
        }
    }

    private Admission verify(String key) {
        return switch (keys.verify(key, true)) {
            case KeyVerification.Valid valid -> valid.limit().allowed()
                    ? new Admitted(new Viewer.User(valid.key().userId().toString()), valid.key(), valid.key().tier(), valid.limit())
                    : new Limited(valid.limit());
            case KeyVerification.Malformed malformed -> invalid("Invalid API key");
            case KeyVerification.Refused refused -> invalid("Invalid API key");
            case KeyVerification.Disabled disabled -> invalid("Invalid API key");
        };
    }

    /** A token is of a user, with the tier of the user's newest key. */
    private Admission admitted(IssuedTokens issued, String token) throws IssuedTokens.UnavailableException {
        UUID user = issued.subject(token).flatMap(subject -> keys.findUser(subject.toString())).orElse(null);
        if (user == null) {
            return invalid("Invalid or expired token");
        }
        Optional<ApiKeyRow> key = keys.newest(user);
        Tier tier = key.flatMap(row -> Tier.of(row.tier())).orElse(Tier.FREE);
        RateLimit limit = limits.count("user:" + user,
                key.map(ApiKeyRow::rateLimitPerHour).orElse(tier.requestsPerHour()), tier.requestsPerDay());
        return limit.allowed()
                ? new Admitted(new Viewer.User(user.toString()), null, tier.text(), limit)
                : new Limited(limit);
    }

    private static Unauthenticated invalid(String message) {
        return new Unauthenticated("AUTH_INVALID_KEY", message);
    }
}
