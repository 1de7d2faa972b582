package dev.kotadb.jobs.serve.http;

import dev.kotadb.jobs.serve.answers.JsonBytes;
import dev.kotadb.jobs.serve.openapi.DocsPage;
import dev.kotadb.jobs.serve.openapi.OpenApi;
import dev.kotadb.jobs.serve.openapi.Operation;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** The description of the routes, for programs and for people. */
final class Description {
    private final String version;
    private byte[] document = {};
    private byte[] page = {};

    Description(String version) {
        this.version = version;
    }

    /** Once, before it is asked for. */
    void describe(List<Operation> routes) {
        document = JsonBytes.of(OpenApi.document(routes, version));
        page = DocsPage.html(routes, version);
    }

    ServerResponse document() {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }

    ServerResponse page() {
        return ServerResponse.ok().build((request, response) -> {
            response.setHeader("Content-Security-Policy", DocsPage.securityPolicy());
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(page.length);
            response.getOutputStream().write(page);
            return null;
        });
    }
}
