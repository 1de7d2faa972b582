package dev.kotadb.jobs.validate;

import dev.kotadb.jobs.validate.ValidatedServer.Reply;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.admin.validate.Problem;
import dev.kotadb.schema.keys.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that the server is up, and that it refuses what is no key. */
final class ServerAnswersCheck extends ServerCheck {
    ServerAnswersCheck(ValidatedServer server) {
        super(server);
    }

    @Override
    public String name() {
        return ANSWERS;
    }

    @Override
    public String title() {
        return "the server answers, and refuses wrong keys";
    }

    @Override
    public List<String> needs() {
        return List.of(CONNECTION, MIGRATIONS);
    }

    @Override
    Optional<CheckResult> unusable() {
        return Optional.empty();
    }

    @Override
    CheckResult run(ValidatedServer server) {
        Reply health = server.get("/health", null);
        if (!health.isOk() || !health.json().path("status").asString("").equals("ok") || !health.json().has("queue")) {
            return CheckResult.failed("GET /health answers " + health.status(), "Look at the server's log; it says what is not there.");
        }
        List<Problem> problems = new ArrayList<>();
        String key = ValidatedServer.key(Tier.FREE);
        String wrong = key.substring(0, key.length() - 1) + "0";
        for (String each : List.of(wrong, key.replace("_free_", "_team_"), "x")) {
            Reply reply = server.get("/repositories", each);
            if (!reply.isUnauthorized()) {
                problems.add(new Problem("a key that does not exist is answered with " + reply.status(), "This is a defect of kota."));
            }
        }
        return CheckResult.failedOn(problems, server.url() + ", version " + health.json().path("version").asString("unknown"));
    }
}
