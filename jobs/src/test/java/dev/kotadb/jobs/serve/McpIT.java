package dev.kotadb.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.jobs.serve.ServedIndex.Reply;
import dev.kotadb.jobs.worker.KotaProcesses;
import dev.kotadb.jobs.worker.KotaProcesses.Running;
import dev.kotadb.schema.TestDatabase;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tools, as the official client and raw requests see them. */
class McpIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;

    private static ServedIndex served;
    private static McpSyncClient client;

    @BeforeAll
    static void start() throws IOException {
        served = ServedIndex.start(DATABASE, folder);
        client = McpClient.sync(HttpClientStreamableHttpTransport.builder("http://localhost:" + served.port()).build())
                .enableCallToolSchemaCaching(true) // and so it checks each answer against its schema
                .build();
        client.initialize();
    }

    @AfterAll
    static void stop() {
        client.close();
        served.close();
    }

    @Test
    void listsItsToolsWithSchemasAndWhatTheyChange() {
        List<Tool> tools = client.listTools().tools();

        assertThat(tools).extracting(Tool::name).containsExactly("search_code", "search", "list_recent_files",
                "search_dependencies", "find_usages", "get_index_statistics", "list_repositories", "search_packages",
                "analyze_change_impact",
                "validate_implementation_spec", "generate_task_context",
                "index_repository", "get_index_job_status", "create_project", "list_projects", "get_project", "update_project",
                "delete_project", "add_repository_to_project", "remove_repository_from_project");
        assertThat(tools).allSatisfy(tool -> {
            assertThat(tool.outputSchema()).containsEntry("type", "object");
            assertThat(tool.annotations().readOnlyHint()).isEqualTo(
                    !tool.name().matches("index_repository|(create|update|delete|add|remove)_.*"));
            assertThat(tool.annotations().destructiveHint()).isEqualTo(tool.name().equals("delete_project"));
        });
    }

    @Test
    void findsUsagesWithTheirCertainty() {
        JsonNode found = call("find_usages", Map.of("symbol", "HttpResponse.parse"));

        assertThat(found.path("defined_in").asString()).isEqualTo("src/HttpResponse.java:4");
        assertThat(found.path("total_usages").asInt()).isEqualTo(2);
        assertThat(found.path("files_with_usages").asInt()).isEqualTo(1);
        JsonNode use = found.path("usages").get(0);
        assertThat(use.path("file").asString() + ":" + use.path("line").asInt()).isEqualTo("src/Client.java:3");
        assertThat(use.path("usage_type").asString()).isEqualTo("call");
        assertThat(use.path("certainty").asString()).isEqualTo("exact");
        assertThat(use.path("context").asString()).isEqualTo("shop.Client#read()");
    }

    @Test
    void givesTheRestOfAListByItsCursor() {
        JsonNode first = call("find_usages", Map.of("symbol", "HttpResponse.parse", "limit", 1));
        JsonNode second = call("find_usages", Map.of(
                "symbol", "HttpResponse.parse", "limit", 1, "cursor", first.path("nextCursor").asString()));

        assertThat(first.path("usages").size()).isEqualTo(1);
        assertThat(second.path("usages").size()).isEqualTo(1);
        assertThat(second.path("usages").get(0)).isNotEqualTo(first.path("usages").get(0));
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void searches() {
        JsonNode files = call("search_code", Map.of("term", "HttpResponse parse"));
        assertThat(ServeIT.texts(files.path("results"), "path")).contains("src/Client.java");
        assertThat(files.path("results").get(0).has("content")).isFalse();

        JsonNode both = call("search", Map.of("query", "HttpResponse", "scope", List.of("code", "symbols"), "output", "paths"));
        assertThat(both.path("results").path("code").toString()).contains("\"acme/shop:src/HttpResponse.java\"");
        assertThat(ServeIT.texts(both.path("results").path("symbols"), "qualifiedName")).contains("shop.HttpResponse");
        assertThat(call("list_recent_files", Map.of("limit", 2)).path("results").size()).isEqualTo(2);
    }

    @Test
    void showsTheDependenciesOfAFile() {
        JsonNode found = call("search_dependencies", Map.of("file_path", "a.ts", "depth", 2));

        assertThat(found.path("file_path").asString()).isEqualTo("src/a.ts");
        assertThat(found.path("dependents").path("direct").toString()).isEqualTo("[\"src/b.ts\"]");
        assertThat(found.path("dependencies").path("count").asInt()).isEqualTo(1);
        assertThat(found.path("dependencies").path("cycles").toString()).isEqualTo("[[\"src/a.ts\",\"src/b.ts\"]]");
        JsonNode one = call("search_dependencies", Map.of("file_path", "a.ts", "direction", "dependents"));
        assertThat(one.has("dependencies")).isFalse();
    }

    @Test
    void showsPackages() {
        JsonNode found = call("search_packages", Map.of("name", "money"));

        assertThat(found.path("results").size()).isEqualTo(1);
        JsonNode money = found.path("results").get(0);
        assertThat(money.path("repository").asString()).isEqualTo("acme/shop");
        assertThat(money.path("relation").asString()).isEqualTo("depends");
        assertThat(money.path("name").asString()).isEqualTo("com.example:money");
        assertThat(money.path("version").asString()).isEqualTo("3.1");
        assertThat(call("search_packages", Map.of("name", "nothing-such")).path("results").size()).isZero();
        assertThat(call("search_packages", Map.of()).path("results").size()).isEqualTo(2);
    }

    @Test
    void showsWhatAChangeMayBreak() {
        JsonNode found = call("analyze_change_impact", Map.of(
                "change_type", "fix", "description", "parse again", "files_to_modify", List.of("src/HttpResponse.java", "src/a.ts"),
                "files_to_create", List.of("src/Client.java", "src/New.java"), "files_to_delete", List.of("src/Gone.java")));

        assertThat(ServeIT.texts(found.path("affected_files"), "path"))
                .containsExactly("src/HttpResponse.java", "src/a.ts", "src/Client.java", "src/b.ts");
        assertThat(ServeIT.texts(found.path("affected_files"), "change_requirement"))
                .containsExactly("changes", "changes", "review", "review");
        assertThat(found.path("affected_files").get(2).path("reason").asString())
                .contains("shop.Client#read()").contains("uses src/HttpResponse.java");
        assertThat(found.path("affected_files").get(0).path("direct_dependents_count").asInt()).isEqualTo(1);
        assertThat(found.path("architectural_warnings").toString())
                .isEqualTo("[\"src/a.ts is in a cycle of 2 files that import each other\"]");
        assertThat(found.path("conflicts").toString()).isEqualTo("[\"src/Gone.java is to be deleted, but it is not indexed\","
                + "\"src/Client.java is to be created, but it exists\"]");
        assertThat(found.path("risk_level").asString()).isEqualTo("low");

        JsonNode gone = call("analyze_change_impact", Map.of("change_type", "cleanup", "description", "x",
                "files_to_delete", List.of("src/HttpResponse.java")));
        assertThat(gone.path("risk_level").asString()).isEqualTo("high");
        assertThat(ServeIT.texts(gone.path("affected_files"), "change_requirement")).containsExactly("changes", "required");
    }

    @Test
    void comparesAPlanWithTheIndex() {
        JsonNode plan = call("validate_implementation_spec", Map.of("feature_name", "parse twice", "repository", "acme/shop",
                "files_to_create", List.of("src/New.java", "src/Client.java", "../x", "src/a.ts"),
                "files_to_modify", List.of("src/HttpResponse.java", "src/a.ts", "src/Gone.java"),
                "migrations", List.of("db/1_more.sql"), "dependencies_to_add", List.of("gson"), "breaking_changes", true));

        assertThat(plan.path("valid").asBoolean()).isFalse();
        assertThat(plan.path("errors").toString()).isEqualTo("[\"../x is no path of a file in a repository\",\"src/a.ts is named twice\","
                + "\"src/Gone.java is to be modified, but it is not indexed\",\"src/Client.java is to be created, but it exists\","
                + "\"src/a.ts is to be created, but it exists\"]");
        assertThat(plan.path("warnings").toString()).isEqualTo("[\"src/a.ts is in a cycle of 2 files that import each other\","
                + "\"No indexed test reaches what changes, and the plan has none\"]");
        assertThat(plan.path("approval_conditions").toString()).isEqualTo("[\"The files that depend on what changes are changed, too: 2\","
                + "\"Somebody has reviewed the migrations: db/1_more.sql\",\"Somebody has approved the new libraries: gson\"]");
        assertThat(plan.path("risk_assessment").asString()).isEqualTo("medium: 2 other files depend on what changes");

        JsonNode good = call("validate_implementation_spec", Map.of("feature_name", "x", "files_to_modify", List.of("src/HttpResponse.java"),
                "files_to_create", List.of("src/test/HttpResponseTest.java"), "repository", "acme/shop"));
        assertThat(good.path("summary").asString()).isEqualTo("x: fits the index, no warnings, risk low");
    }

    @Test
    void givesTheContextOfATask() {
        JsonNode context = call("generate_task_context", Map.of("files", List.of("HttpResponse.java", "src/b.ts", "src/Gone.java")));

        assertThat(context.path("repository").asString()).isEqualTo("acme/shop");
        assertThat(ServeIT.texts(context.path("targetFiles"), "path")).containsExactly("src/HttpResponse.java", "src/b.ts");
        assertThat(context.path("targetFiles").get(0).path("dependentCount").asInt()).isEqualTo(1);
        assertThat(context.path("targetFiles").get(0).path("symbols").toString())
                .startsWith("[{\"name\":\"shop.HttpResponse\",\"kind\":\"class\",\"line\":3},{\"name\":\"shop.HttpResponse#parse(String)\"");
        assertThat(context.path("unknownFiles").toString()).isEqualTo("[\"src/Gone.java\"]");
        assertThat(ServeIT.texts(context.path("impactedFiles"), "path")).containsExactly("src/Client.java", "src/a.ts");
        assertThat(context.path("impactedFiles").get(0).path("dependsOn").toString()).isEqualTo("[\"src/HttpResponse.java\"]");
        assertThat(ServeIT.texts(context.path("recentChanges"), "path")).hasSize(5);
        assertThat(context.path("indexStale").asBoolean()).isTrue();
        assertThat(context.path("staleReason").asString()).isEqualTo("Not all files are indexed");

        JsonNode fresh = call("generate_task_context", Map.of("files", List.of("src/Client.java"), "include_symbols", false,
                "max_impacted_files", 1, "repository", "shop"));
        assertThat(fresh.path("indexStale").asBoolean()).isFalse();
        assertThat(fresh.has("staleReason")).isFalse();
        assertThat(fresh.path("targetFiles").get(0).path("symbols")).isEmpty();
        assertThat(call("generate_task_context", Map.of("files", List.of("nosuch.java"))).path("staleReason").asString())
                .isEqualTo("None of the files is indexed");
    }

    @Test
    void countsAndListsWhatIsIndexed() {
        assertThat(call("get_index_statistics", Map.of()).path("files").asInt()).isEqualTo(6);
        assertThat(ServeIT.texts(call("list_repositories", Map.of()).path("results"), "fullName"))
                .containsExactly("acme/shop", "acme/tools");
    }

    @Test
    void asksForAJobAndTellsHowItIs() {
        String job = call("index_repository", Map.of("repository", "acme/asked")).path("runId").asString();

        assertThat(call("get_index_job_status", Map.of("runId", job)).path("status").asString()).isEqualTo("pending");
    }

    @Test
    void keepsProjects() {
        String project = call("create_project", Map.of("name", "Shops")).path("id").asString();

        assertThat(call("list_projects", Map.of()).path("projects").findValuesAsString("name")).containsExactly("Shops");
        String repository = call("list_repositories", Map.of()).path("results").get(0).path("id").asString();
        call("add_repository_to_project", Map.of("project", project, "repository_id", repository));
        assertThat(call("get_project", Map.of("project", "shops")).path("repositories").size()).isEqualTo(1);
        call("remove_repository_from_project", Map.of("project", project, "repository_id", repository));
        call("update_project", Map.of("project", project, "name", "All"));
        assertThat(call("get_project", Map.of("project", "all")).path("repositories").size()).isZero();
        call("delete_project", Map.of("project", project));
        assertThat(call("list_projects", Map.of()).path("projects").size()).isZero();
    }

    @Test
    void saysInAResultWhatDoesNotExist() {
        CallToolResult result = client.callTool(new CallToolRequest("find_usages", Map.of("symbol", "x", "repository", "nosuch")));

        assertThat(result.isError()).isTrue();
        assertThat(text(result)).isEqualTo("{\"error\":\"Repository not found: nosuch\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "search_code | {} | Missing required parameter: term",
        "search_code | {'term': 'x', 'limit': 'many'} | Parameter 'limit' must be a number",
        "search_code | {'term': 'x', 'limt': 1} | Unknown parameter: limt",
        "search_code | {'term': 5} | Parameter 'term' must be a string",
        "search_code | {'term': '\\u0000'} | Parameter 'term' has characters that no text has",
        "search_code | {'term': '\\ud800'} | Parameter 'term' has characters that no text has",
        "search | {'query': 'x', 'scope': 'code'} | Parameter 'scope' must be a list of strings",
        "search | {'query': '(', 'mode': 'pattern'} | Not a supported regular expression: missing closing ), at position 1",
        "search_dependencies | {'file_path': 'x', 'direction': 'up'} | Parameter 'direction' must be one of: dependents, dependencies, both",
        "search_dependencies | {'file_path': 'x', 'depth': 6} | Parameter 'depth' must be between 1 and 5",
        "generate_task_context | {'files': []} | Missing required parameter: files",
        "generate_task_context | {'files': 'x'} | Parameter 'files' must be a list of strings",
        "validate_implementation_spec | {} | Missing required parameter: feature_name",
        "find_usages | {'symbol': 'x', 'include_tests': 'no'} | Parameter 'include_tests' must be a boolean",
        "nosuch | {} | Unknown tool: nosuch"})
    void refusesWrongArguments(String tool, String arguments, String message) {
        Reply reply = post("""
                {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "%s", "arguments": %s}}
                """.formatted(tool, arguments.replace('\'', '"')));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("error").path("message").asString()).startsWith(message.replaceFirst(": missing.*", ""));
        assertThat(reply.json().path("error").path("code").asInt()).isEqualTo(-32603);
        assertThat(reply.json().path("id").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{ | 400 | -32700",
        "[] | 400 | -32600",
        "{} | 400 | -32600",
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"nosuch\"} | 200 | -32601",
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\"} | 200 | -32602",
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\", \"params\": 5} | 200 | -32602",
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\", \"params\": {\"arguments\": []}} | 200 | -32602"})
    void answersGarbageAsTheProtocolSays(String body, int status, int code) {
        Reply reply = post(body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").path("code").asInt()).isEqualTo(code);
        assertThat(reply.text()).doesNotContain("stackTrace").doesNotContain("Exception");
    }

    @Test
    void refusesOtherRequests() {
        assertThat(post(" ".repeat((1 << 20) + 1)).status()).isEqualTo(413);
        assertThat(post("[".repeat(100_000)).status()).isEqualTo(400);
        assertThat(served.post("/mcp", "{}", "Content-Type", "application/json").status()).isEqualTo(406);
        assertThat(served.post("/mcp", "{}", "Accept", "application/json, text/event-stream").status()).isEqualTo(415);
        assertThat(served.post("/mcp", "{}", "Origin", "https://evil.example").status()).isEqualTo(403);
        assertThat(served.get("/mcp").text())
                .isEqualTo("{\"status\":\"ok\",\"protocol\":\"mcp\",\"version\":\"test\",\"transport\":\"http\"}\n");
        assertThat(served.get("/mcp", "Accept", "text/event-stream").status()).isEqualTo(405);
    }

    @Test
    void aWrongCallIsAnErrorForTheClient() {
        assertThatThrownBy(() -> client.callTool(new CallToolRequest("search_code", Map.of())))
                .isInstanceOf(McpError.class).hasMessageContaining("Missing required parameter: term");
    }

    @Test
    void answersOnStandardInputAndWritesNothingElseOnStandardOutput() throws Exception {
        try (KotaProcesses processes = new KotaProcesses(DATABASE, Files.createDirectory(folder.resolve("processes")))) {
            Running kota = processes.start(Map.of(), "mcp");
            try (OutputStream in = kota.process().getOutputStream()) {
                in.write("""
                        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
                        {"jsonrpc":"2.0","method":"notifications/initialized"}
                        {"jsonrpc":"2.0","id":2,"method":"tools/list"}
                        {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"find_usages","arguments":{"symbol":"HttpResponse.parse"}}}
                        """.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(kota.exitCode()).as(kota.errors()).isZero();

            Map<Integer, JsonNode> answers = Files.readAllLines(kota.out()).stream().map(JsonMapper.shared()::readTree)
                    .collect(Collectors.toMap(each -> each.path("id").asInt(), each -> each));
            assertThat(answers).containsOnlyKeys(1, 2, 3);
            assertThat(Objects.requireNonNull(answers.get(2)).path("result").path("tools").size()).isEqualTo(20);
            assertThat(Objects.requireNonNull(answers.get(3)).path("result").path("structuredContent").path("total_usages").asInt()).isEqualTo(2);
        }
    }

    private static JsonNode call(String tool, Map<String, Object> arguments) {
        CallToolResult result = client.callTool(new CallToolRequest(tool, arguments));
        assertThat(result.isError()).as(text(result)).isNotEqualTo(true);
        JsonNode text = JsonMapper.shared().readTree(text(result));
        JsonNode structured = JsonMapper.shared().valueToTree(result.structuredContent());
        assertThat(structured).isEqualTo(text);
        return text;
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }

    private static Reply post(String body) {
        return served.post("/mcp", body, "Content-Type", "application/json", "Accept", "application/json, text/event-stream");
    }
}
