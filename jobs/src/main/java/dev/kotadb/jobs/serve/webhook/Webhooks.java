package dev.kotadb.jobs.serve.webhook;

import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositoriesTable.RepositoryRow;
import dev.kotadb.schema.settings.Limit;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks notices, and puts jobs into the queue for the pushes that they tell of. A repository that is not registered is left
 * alone. While a job waits, further pushes need none: it reads the newest commit when it begins.
 */
public final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int WAITING = 1_000;
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final RepositoriesTable repositories;
    private final JobQueueTable queue;
    private final Map<Forge, String> secrets;
    private final MeterRegistry meters;
    private final SeenNotices seen = new SeenNotices();
    private final ExecutorService thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("webhooks").factory());

    /** @param secrets of the kinds of hosts that may send notices */
    public Webhooks(DataSource dataSource, Map<Forge, String> secrets, MeterRegistry meters) {
        this.repositories = new RepositoriesTable(dataSource);
        this.queue = new JobQueueTable(dataSource);
        this.secrets = Map.copyOf(secrets);
        this.meters = meters;
    }

    /** What a notice is answered with. */
    public enum Reception {
        RECEIVED(200, "received"),
        NO_SECRET(500, "Webhook secret not configured"),
        NO_PROOF(401, "Missing signature"),
        WRONG_PROOF(401, "Invalid signature"),
        NO_EVENT(400, "Missing event header"),
        MALFORMED(400, "Invalid JSON"),
        BUSY(503, "Too many notices");

        private final int status;
        private final String text;

        Reception(int status, String text) {
            this.status = status;
            this.text = text;
        }

        /** Of HTTP. */
        public int status() {
            return status;
        }

        public String text() {
            return text;
        }
    }

    /** Whether a notice of this kind can be proven at all; otherwise its body need not be read. */
    public boolean expects(Forge forge) {
        return secrets.containsKey(forge);
    }

    /**
     * Checks a notice; what it asks for is done afterwards.
     *
     * @param proof the header; null if there is none
     * @param event the header; null if there is none
     */
    public Reception receive(Forge forge, @Nullable String proof, @Nullable String event, byte[] body) {
        Reception reception = check(forge, proof, event, body);
        meters.counter("kota.serve.webhooks", "host", forge.text(), "result", reception.name()).increment();
        return reception;
    }

    private Reception check(Forge forge, @Nullable String proof, @Nullable String event, byte[] body) {
        String secret = secrets.get(forge);
        if (secret == null) {
            return Reception.NO_SECRET;
        }
        if (proof == null) {
            return Reception.NO_PROOF;
        }
        if (!forge.proves(proof, secret, body)) {
            return Reception.WRONG_PROOF;
        }
        if (event == null) {
            return Reception.NO_EVENT;
        }
        JsonNode notice;
        try {
            notice = JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return Reception.MALFORMED;
        }
        Push push = forge.isPush(event) ? Push.of(forge, notice).orElse(null) : null;
        return push == null ? Reception.RECEIVED : accept(push, Forge.code(secret, body));
    }

    private Reception accept(Push push, byte[] code) {
        if (!seen.add(code)) {
            return Reception.RECEIVED;
        }
        try {
            thread.execute(() -> work(push, code));
            return Reception.RECEIVED;
        } catch (RejectedExecutionException e) {
            seen.remove(code);
            return Reception.BUSY;
        }
    }

    private void work(Push push, byte[] code) {
        for (int attempt = 1; ; attempt++) {
            try {
                enqueue(push);
                return;
            } catch (DataAccessException e) {
                if (attempt == ATTEMPTS || !pause()) {
                    seen.remove(code);
                    LOG.warn("a push to {} got no job: {}; the nightly run will notice it", push.fullName(), e.getMessage());
                    return;
                }
            }
        }
    }

    private void enqueue(Push push) {
        for (RepositoryRow repository : repositories.named(push.fullName())) {
            String url = repository.gitUrl();
            if (url != null && Push.host(url).filter(push.host()::equals).isPresent()) {
                repositories.setPushed(repository.id(), push.installation());
                String request = JsonMapper.shared().writeValueAsString(new IndexRequest(url, null, null, false));
                queue.enqueue(repository.id(), null, request, 0);
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits a while for what was received. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(Limit.SERVE_STOP_TIMEOUT.value(), TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread.shutdownNow();
        }
    }
}
