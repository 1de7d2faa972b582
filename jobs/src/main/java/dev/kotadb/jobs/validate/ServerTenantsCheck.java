package dev.kotadb.jobs.validate;

import dev.kotadb.jobs.validate.ValidatedServer.Reply;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.admin.validate.Problem;
import dev.kotadb.schema.keys.Tier;
import java.util.ArrayList;
import java.util.List;

/** Checks that a repository of the test data is shown to the user who may see it, and to nobody else. */
final class ServerTenantsCheck extends ServerCheck {
    private static final String LEAK = "Stop the server: it shows tenants each other's data. kota db diff shows whether the policies"
            + " differ from what the migrations make.";

    /** @param id of the repository @param term that one of its files has @param path of that file */
    private record Sample(Tier owner, String id, String term, String path) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample(Tier.FREE, "30000000-0000-0000-0000-000000000001", "greet", "src/hello.ts"),
            new Sample(Tier.TEAM, "30000000-0000-0000-0000-000000000002", "increment", "src/counter.ts"));

    ServerTenantsCheck(ValidatedServer server) {
        super(server);
    }

    @Override
    public String name() {
        return "server-tenants";
    }

    @Override
    public String title() {
        return "each key shows its user's repositories only";
    }

    @Override
    CheckResult run(ValidatedServer server) {
        List<Problem> problems = new ArrayList<>();
        for (Sample sample : SAMPLES) {
            for (Tier tier : Tier.values()) {
                String key = ValidatedServer.key(tier);
                List<Reply> replies = List.of(
                        server.get("/search?term=" + sample.term + "&repository=" + sample.id, key),
                        server.get("/search?term=" + sample.term, key),
                        server.get("/files/recent?limit=100", key),
                        server.ask("tools/call", "{\"name\":\"search_code\",\"arguments\":{\"term\":\"" + sample.term + "\"}}", key));
                if (replies.stream().anyMatch(Reply::isLimited)) {
                    return new CheckResult.Skipped("the " + tier.text() + " key has no requests left in this hour");
                }
                // A refusal repeats the id that was asked for.
                boolean shown = replies.stream().anyMatch(each -> each.text().contains(sample.path)
                        || each.isOk() && each.text().contains(sample.id));
                if (tier != sample.owner && shown) {
                    problems.add(new Problem("the " + tier.text() + " key shows " + sample.path + " of repository " + sample.id, LEAK));
                } else if (tier == sample.owner && !replies.getFirst().text().contains(sample.path)) {
                    problems.add(new Problem("the " + tier.text() + " key does not find " + sample.path + " of its user's repository "
                            + sample.id, "kota db seed puts the test data right."));
                }
            }
        }
        return CheckResult.failedOn(problems, SAMPLES.size() + " repositories, by search, list and tool, with " + Tier.values().length + " keys");
    }
}
