package dev.kotadb.jobs.validate;

import dev.kotadb.jobs.validate.ValidatedServer.Reply;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.keys.Tier;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks that the server counts a key's requests against its tier's limit, and for the smallest tier that it refuses more. */
final class ServerLimitCheck extends ServerCheck {
    private static final String LIMIT = "X-RateLimit-Limit";
    private static final String REMAINING = "X-RateLimit-Remaining";
    private static final String RESET = "X-RateLimit-Reset";
    private static final String REMEDY = "kota keys list shows the key's limit; kota db seed puts the test data right.";
    private static final int HOUR = 3600;

    private final Tier tier;

    ServerLimitCheck(ValidatedServer server, Tier tier) {
        super(server);
        this.tier = tier;
    }

    @Override
    public String name() {
        return "server-limit-" + tier.text();
    }

    @Override
    public String title() {
        return String.format(Locale.ENGLISH, "the server lets the %s key ask %,d times per hour", tier.text(), tier.requestsPerHour());
    }

    @Override
    CheckResult run(ValidatedServer server) {
        Reply first = ask(server);
        Reply second = ask(server);
        String wrong = wrong(first) == null ? wrong(second) : wrong(first);
        if (wrong != null) {
            return CheckResult.failed(wrong, REMEDY);
        }
        if (first.isLimited() || second.isLimited()) {
            return new CheckResult.Passed("the key has no requests left in this hour, and is refused");
        }
        long left = number(first, REMAINING);
        boolean sameHour = number(first, RESET) == number(second, RESET);
        if (sameHour && number(second, REMAINING) >= left) {
            return CheckResult.failed("after a request the server tells as many that are left as before", REMEDY);
        }
        return tier == Tier.FREE
                ? refused(server, second)
                : new CheckResult.Passed(String.format(Locale.ENGLISH, "%,d are left", number(second, REMAINING)));
    }

    private CheckResult refused(ValidatedServer server, Reply second) {
        Reply last = second;
        for (int i = 0; i <= tier.requestsPerHour() && !last.isLimited(); i++) {
            last = ask(server);
        }
        server.forgetRequests(tier);
        if (!last.isLimited()) {
            return CheckResult.failed("more requests than the limit are let in", REMEDY);
        }
        String wrong = wrong(last);
        Long retry = last.header("Retry-After");
        return wrong == null && retry != null && retry >= 1 && retry <= HOUR
                ? new CheckResult.Passed("one more is refused, and told to wait " + retry + " s")
                : CheckResult.failed(wrong == null ? "the refusal does not say when to ask again" : wrong, REMEDY);
    }

    private static long number(Reply reply, String name) {
        Long number = reply.header(name);
        return number == null ? 0 : number;
    }

    private Reply ask(ValidatedServer server) {
        return server.get("/api/keys/validate", ValidatedServer.key(tier));
    }

    private @Nullable String wrong(Reply reply) {
        Long limit = reply.header(LIMIT);
        Long remaining = reply.header(REMAINING);
        if (!reply.isOk() && !reply.isLimited()) {
            return "GET /api/keys/validate answers " + reply.status();
        }
        if (limit == null || limit != tier.requestsPerHour() || remaining == null || reply.header(RESET) == null
                || remaining > limit || reply.isLimited() && remaining != 0) {
            return "the answer's headers are " + LIMIT + " " + limit + ", " + REMAINING + " " + remaining + ", " + RESET + " "
                    + reply.header(RESET);
        }
        return null;
    }
}
