package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.keys.Tier;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Checks that a tier's keys are allowed exactly as many requests per hour as its limit. The service role counts them. */
record RateLimitCheck(Tier tier) implements Check {
    private static final String COUNT = """
            SELECT (r ->> 'request_count')::integer, (r ->> 'remaining')::integer, (r ->> 'allowed')::boolean,
                   (r ->> 'retry_after_seconds')::integer, r ->> 'window_start'
            FROM public.increment_rate_limit(?, ?) AS r
            """;
    private static final String USE_UP = """
            UPDATE public.rate_limit_counters SET request_count = ? WHERE key_id = ?
            """;

    private record Answer(int counted, int remaining, boolean allowed, int retryAfter, String window) {}

    @Override
    public String name() {
        return "rate-limit-" + tier.text();
    }

    @Override
    public String title() {
        return String.format(Locale.ROOT, "the %s tier has %,d requests per hour", tier.text(), tier.requestsPerHour());
    }

    @Override
    public List<String> needs() {
        return List.of(CONNECTION, MIGRATIONS, ROLES);
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        transaction.become("service_role");
        CheckResult result = attempt(transaction);
        // If the hour ends meanwhile, the counter starts again; a second attempt is then in one hour.
        return result instanceof CheckResult.Skipped ? attempt(transaction) : result;
    }

    private CheckResult attempt(CheckTransaction transaction) throws SQLException {
        String key = UUID.randomUUID().toString();
        int limit = tier.requestsPerHour();
        Answer first = count(transaction, key);
        transaction.run(USE_UP, limit - 1, key);
        Answer last = count(transaction, key);
        Answer over = count(transaction, key);
        if (!first.window().equals(over.window())) {
            return new CheckResult.Skipped("the hour ended");
        }
        if (first.counted() != 1 || first.remaining() != limit - 1 || !first.allowed()) {
            return wrong("the first request of an hour is answered by " + first);
        }
        if (last.counted() != limit || last.remaining() != 0 || !last.allowed() || last.retryAfter() != 0) {
            return wrong("the last request within the limit is answered by " + last);
        }
        if (over.counted() <= limit || over.remaining() != 0 || over.allowed() || over.retryAfter() < 1
                || over.retryAfter() > 3600) {
            return wrong("the first request over the limit is answered by " + over);
        }
        return new CheckResult.Passed("request " + limit + " is let in, the next one waits " + over.retryAfter() + " s");
    }

    private Answer count(CheckTransaction transaction, String key) throws SQLException {
        return transaction.one(COUNT, row -> new Answer(row.getInt(1), row.getInt(2), row.getBoolean(3), row.getInt(4),
                row.getString(5)), key, tier.requestsPerHour());
    }

    private static CheckResult wrong(String what) {
        return CheckResult.failed("increment_rate_limit: " + what,
                "kota db diff shows how the function differs from what the migrations make.");
    }
}
