package dev.kotadb.jobs.validate;

import dev.kotadb.jobs.validate.ValidatedServer.Reply;
import dev.kotadb.schema.admin.validate.Check;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.admin.validate.CheckTransaction;
import dev.kotadb.schema.keys.Tier;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A check of the server, by requests. It needs the keys of the test data, unless it says otherwise. */
abstract class ServerCheck implements Check {
    static final String ANSWERS = "server-answers";

    private final ValidatedServer server;

    ServerCheck(ValidatedServer server) {
        this.server = server;
    }

    abstract CheckResult run(ValidatedServer asked);

    @Override
    public final CheckResult run(CheckTransaction transaction) {
        try {
            return unusable().orElseGet(() -> run(server));
        } catch (UncheckedIOException e) {
            return CheckResult.failed("the server does not answer: " + e.getCause(), "Start it with: kota serve");
        }
    }

    /** Why the check cannot run. */
    Optional<CheckResult> unusable() {
        for (Tier tier : Tier.values()) {
            Reply reply = server.get("/api/keys/validate", ValidatedServer.key(tier));
            if (reply.isUnauthorized()) {
                return Optional.of(new CheckResult.Skipped(
                        "the server does not know the " + tier.text() + " key of the test data; kota db seed adds them"));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> needs() {
        return List.of(CONNECTION, MIGRATIONS, ANSWERS);
    }
}
