package dev.kotadb.jobs.serve.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.serve.openapi.Operation.Parameter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** The description of the routes as a page without scripts, which loads nothing. */
public final class DocsPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
            h2 { margin: 2rem 0 .25rem; overflow-wrap: anywhere; }
            table { border-collapse: collapse; display: block; overflow-x: auto; }
            th, td { text-align: left; padding: .2rem 1rem .2rem 0; vertical-align: top; border-bottom: 1px solid #8888; }
            pre { overflow-x: auto; border: 1px solid #8888; padding: .5rem; }
            """;

    private DocsPage() {}

    /** What the page may load: its own style. */
    public static String securityPolicy() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(UTF_8));
            return "default-src 'none'; frame-ancestors 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static byte[] html(List<Operation> routes, String version) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>kota: routes</title><style>" + STYLE
                + "</style></head>\n<body>\n<h1>Routes of kota " + escaped(version) + "</h1>\n"
                + "<p><a href=\"/openapi.json\">openapi.json</a> says the same in OpenAPI 3.1.</p>\n");
        Operations.with(routes).forEach(each -> operation(each, page));
        return page.append("</body>\n</html>\n").toString().getBytes(UTF_8);
    }

    private static void operation(Operation operation, StringBuilder page) {
        page.append("<h2><code>").append(operation.method()).append(' ').append(escaped(operation.path())).append("</code></h2>\n<p>")
                .append(escaped(operation.summary())).append(operation.open() ? ". Needs no key.</p>\n" : ".</p>\n");
        if (!operation.parameters().isEmpty()) {
            page.append("<table><thead><tr><th scope=\"col\">Parameter</th><th scope=\"col\">Meaning</th>"
                    + "<th scope=\"col\">Values</th></tr></thead><tbody>\n");
            operation.parameters().forEach(each -> parameter(each, page));
            page.append("</tbody></table>\n");
        }
        schema("Body", operation.body(), page);
        schema("Answer " + operation.status(), operation.answer(), page);
    }

    private static void parameter(Parameter parameter, StringBuilder page) {
        page.append("<tr><th scope=\"row\"><code>").append(escaped(parameter.name())).append("</code></th><td>")
                .append(parameter.required() ? "Required. " : "").append(escaped(parameter.description())).append("</td><td><code>")
                .append(escaped(json(parameter.schema(), false))).append("</code></td></tr>\n");
    }

    private static void schema(String title, Map<String, Object> schema, StringBuilder page) {
        if (!schema.isEmpty()) {
            page.append("<details><summary>").append(title).append("</summary><pre tabindex=\"0\">")
                    .append(escaped(json(schema, true))).append("</pre></details>\n");
        }
    }

    private static String json(Map<String, Object> schema, boolean lines) {
        JsonMapper mapper = JsonMapper.shared();
        return lines ? mapper.writerWithDefaultPrettyPrinter().writeValueAsString(schema) : mapper.writeValueAsString(schema);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
