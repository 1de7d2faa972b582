package dev.kotadb.jobs.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests of which most are wrong in some way, made from the description of a route or tool. */
final class RandomRequests {
    private final Random random;

    RandomRequests(Random random) {
        this.random = random;
    }

    /** A call of one of the tools. */
    String call(List<String> tools) {
        JsonNode tool = JsonMapper.shared().readTree(pick(tools));
        Map<String, Object> arguments = new LinkedHashMap<>();
        tool.path("inputSchema").path("properties").propertyNames().forEach(name -> {
            if (random.nextInt(3) > 0) {
                arguments.put(name, random.nextInt(4) == 0 ? anything(3) : value());
            }
        });
        String call = JsonMapper.shared().writeValueAsString(Map.of("jsonrpc", "2.0", "id", random.nextInt(), "method", "tools/call",
                "params", Map.of("name", tool.path("name").asString(), "arguments", arguments)));
        return random.nextInt(10) == 0 ? call.substring(0, random.nextInt(call.length())) : call;
    }

    /** The body of a request. */
    String body() {
        String body = JsonMapper.shared().writeValueAsString(switch (random.nextInt(3)) {
            case 0 -> Map.of("repository", value(), "ref", value(), "localPath", anything(2));
            case 1 -> Map.of("name", value(), "description", anything(1), "repository_ids", anything(2));
            default -> anything(4);
        });
        return random.nextInt(5) == 0 ? body.substring(0, random.nextInt(body.length() + 1)) : body;
    }

    /** The query of a route; empty if it has no parameters. */
    String query(JsonNode operation) {
        StringBuilder query = new StringBuilder();
        operation.path("parameters").valueStream().filter(each -> each.path("in").asString().equals("query")).forEach(each -> {
            boolean required = each.path("required").asBoolean();
            if (required ? random.nextInt(10) > 0 : random.nextInt(3) == 0) {
                JsonNode choices = each.path("schema").path("enum");
                String value = choices.isArray() && random.nextBoolean()
                        ? choices.get(random.nextInt(choices.size())).asString()
                        : value();
                query.append(query.isEmpty() ? "?" : "&").append(each.path("name").asString()).append('=').append(encoded(value));
            }
        });
        return query.toString();
    }

    private Object anything(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> value();
            case 1 -> random.nextLong();
            case 2 -> random.nextDouble() * 1e300;
            case 3 -> random.nextBoolean();
            case 4 -> List.of(anything(depth - 1), anything(depth - 1));
            default -> Map.of(value(), anything(depth - 1));
        };
    }

    String path() {
        return encoded(value());
    }

    private String value() {
        return switch (random.nextInt(8)) {
            case 0 -> pick(List.of("HttpResponse", "parse", "src/a.ts", "acme/shop", "src/Client.java:3", "http", "java"));
            case 1 -> pick(List.of("(", "[a-", "a{1,99999}", "(?i)\\Q", "\\", "*", "\"", "'; DROP TABLE symbols --", "%", "_%", "$1", ":x"));
            case 2 -> pick(List.of("-1", "0", "1", "99999999999999999999", "1e9", "NaN", "0x10", "2147483647", "٣"));
            case 3 -> pick(List.of("", " ", "\0", "\uD800", "\uFFFF", "😀", "\n", "\u202E", "a\u0000b", "é", "ß", "İ"));
            case 4 -> "x".repeat(random.nextInt(2_000));
            case 5 -> pick(List.of("../../etc/passwd", "/", "//", ".", "a:b:c", ":1", "x:0", "x:999999999999", "file:///etc/passwd"));
            case 6 -> pick(List.of("ZnJvbSAxMA", "ZnJvbSA5OTk5OTk5OTk", "ZnJvbSAtMQ", "true", "words", "00000000-0000-0000-0000-000000000000"));
            default -> random.ints(random.nextInt(20), 0, 0x3000).collect(
                    StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        };
    }

    String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
