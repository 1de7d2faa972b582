package dev.kotadb.jobs.validate;

import dev.kotadb.jobs.validate.ValidatedServer.Reply;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.admin.validate.Problem;
import dev.kotadb.schema.keys.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Checks with each key that agents find the tools, and that tools answer. */
final class ServerToolsCheck extends ServerCheck {
    private static final String REMEDY = "Look at the server's log, and at its version: kota --version";

    /** Those that clients of the original call. */
    private static final Set<String> TOOLS = Set.of("search_code", "index_repository", "list_recent_files", "search_dependencies",
            "find_usages", "get_index_job_status", "analyze_change_impact", "get_index_statistics");

    private static final List<String> CALLS = List.of(
            "{\"name\":\"get_index_statistics\",\"arguments\":{}}",
            "{\"name\":\"list_recent_files\",\"arguments\":{}}",
            "{\"name\":\"search_code\",\"arguments\":{\"term\":\"greet\"}}");

    ServerToolsCheck(ValidatedServer server) {
        super(server);
    }

    @Override
    public String name() {
        return "server-tools";
    }

    @Override
    public String title() {
        return "agents find the tools, and tools answer";
    }

    @Override
    CheckResult run(ValidatedServer server) {
        List<Problem> problems = new ArrayList<>();
        int tools = 0;
        for (Tier tier : Tier.values()) {
            Reply listed = server.ask("tools/list", "{}", ValidatedServer.key(tier));
            Set<String> missing = new TreeSet<>(TOOLS);
            JsonNode list = listed.json().path("result").path("tools");
            list.forEach(each -> missing.remove(each.path("name").asString("")));
            tools = list.size();
            if (!missing.isEmpty()) {
                problems.add(new Problem("tools/list with the " + tier.text() + " key answers " + listed.status() + " without "
                        + String.join(", ", missing), REMEDY));
                continue;
            }
            for (String call : CALLS) {
                JsonNode result = server.ask("tools/call", call, ValidatedServer.key(tier)).json().path("result");
                if (result.path("isError").asBoolean(false) && !isEmptyIndex(result) || result.path("content").isEmpty()) {
                    problems.add(new Problem("tools/call with the " + tier.text() + " key is not answered: " + call, REMEDY));
                }
            }
        }
        if (!server.ask("tools/list", "{}", null).isUnauthorized()) {
            problems.add(new Problem("tools/list is answered without a key", "This is a defect of kota."));
        }
        return CheckResult.failedOn(problems, tools + " tools with each key");
    }

    /** A user may have nothing indexed. */
    private static boolean isEmptyIndex(JsonNode result) {
        return result.path("content").path(0).path("text").asString("").contains("No repository is indexed");
    }
}
