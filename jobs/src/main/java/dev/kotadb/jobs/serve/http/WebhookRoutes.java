package dev.kotadb.jobs.serve.http;

import static dev.kotadb.jobs.serve.http.Exchange.json;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import dev.kotadb.jobs.serve.answers.Problem;
import dev.kotadb.jobs.serve.webhook.Forge;
import dev.kotadb.jobs.serve.webhook.Webhooks;
import dev.kotadb.jobs.serve.webhook.Webhooks.Reception;
import dev.kotadb.schema.settings.Limit;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The routes of notices, which need no key: each proves by its signature where it is from. */
public final class WebhookRoutes {
    private static final int AT_A_TIME = 4;

    private final Webhooks webhooks;

    /** Anybody can send a large body, of which all bytes are needed to check its signature. */
    private final Semaphore bodies = new Semaphore(AT_A_TIME);

    public WebhookRoutes(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    public RouterFunction<ServerResponse> table() {
        return route().POST("/webhooks/{host}", this::receive).filter(Exchange::answered).build();
    }

    private ServerResponse receive(ServerRequest request) throws IOException {
        Forge forge = Forge.of(request.pathVariable("host")).orElseThrow(() -> Problem.notFound("Not found"));
        String proof = request.headers().firstHeader(forge.proofHeader());
        if (!bodies.tryAcquire()) {
            throw Problem.unavailable(Reception.BUSY.text());
        }
        try {
            byte[] body = webhooks.expects(forge) && proof != null
                    ? Json.body(request.servletRequest(), Limit.SERVE_WEBHOOK_SIZE.value())
                    : new byte[0];
            Reception reception = webhooks.receive(forge, proof, request.headers().firstHeader(forge.eventHeader()), body);
            return json(reception.status(),
                    reception == Reception.RECEIVED ? Map.of("received", true) : Map.of("error", reception.text()));
        } finally {
            bodies.release();
        }
    }
}
