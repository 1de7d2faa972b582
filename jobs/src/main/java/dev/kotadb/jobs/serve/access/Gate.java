package dev.kotadb.jobs.serve.access;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.access.Admission.Admitted;
import dev.kotadb.jobs.serve.access.Admission.Limited;
import dev.kotadb.jobs.serve.access.Admission.Unauthenticated;
import dev.kotadb.jobs.serve.access.Admission.Unknown;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.keys.KeyVerification;
import dev.kotadb.schema.settings.Limit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Lets requests in by their key, and counts them. On the loopback interface, as long as no key is enabled, requests without a key
 * see everything: the single-user mode.
 */
public final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(\\S+) *");

    private static final long TOLD_AGAIN_NANOSECONDS = Duration.ofSeconds(10).toNanos();

    private final ApiKeysTable keys;
    private final boolean loopback;
    private final AtomicLong told = new AtomicLong(System.nanoTime() - TOLD_AGAIN_NANOSECONDS);

    /** @param loopback whether only this machine reaches the server */
    public Gate(DataSource dataSource, boolean loopback) {
        this.keys = ApiKeysTable.trusting(dataSource, Limit.SERVE_KEY_TRUST.duration());
        this.loopback = loopback;
    }

    /** Whether requests without a key are let in at the moment. */
    public boolean isSingleUser() {
        return loopback && !keys.anyEnabled();
    }

    /** @param authorization the header; null if there is none */
    public Admission admit(@Nullable String authorization) {
        try {
            if (authorization == null) {
                return isSingleUser()
                        ? new Admitted(new Viewer.Owner(), null, null)
                        : new Unauthenticated("AUTH_MISSING_KEY", "Missing API key");
            }
            Matcher bearer = BEARER.matcher(authorization);
            return bearer.matches()
                    ? verify(bearer.group(1))
                    : new Unauthenticated("AUTH_INVALID_HEADER", "Invalid authorization header; send Bearer and a key");
        } catch (DataAccessException e) {
            tell(e);
            return new Unknown();
        }
    }

    /** Not for each of many requests at once. */
    private void tell(DataAccessException failure) {
        long now = System.nanoTime();
        long before = told.get();
        if (now - before >= TOLD_AGAIN_NANOSECONDS && told.compareAndSet(before, now)) {
            LOG.warn("requests are denied because their keys cannot be checked: {}", failure.getClass().getSimpleName());
        }
    }

    private Admission verify(String key) {
        return switch (keys.verify(key, true)) {
            case KeyVerification.Valid valid -> valid.limit().allowed()
                    ? new Admitted(new Viewer.User(valid.key().userId().toString()), valid.key(), valid.limit())
                    : new Limited(valid.limit());
            case KeyVerification.Malformed malformed -> invalid();
            case KeyVerification.Refused refused -> invalid();
            case KeyVerification.Disabled disabled -> invalid();
        };
    }

    private static Unauthenticated invalid() {
        return new Unauthenticated("AUTH_INVALID_KEY", "Invalid API key");
    }
}
