package dev.kotadb.jobs.nightly;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the result of a run to a command or a URL. Its failure changes nothing. */
final class NightHook {
    private static final Logger LOG = LoggerFactory.getLogger(NightHook.class);
    private static final int LAST_SUCCESS = 299;

    private final String target;
    private final Duration timeout;

    /** @param target a command for the shell, or an http or https URL */
    NightHook(String target, Duration timeout) {
        this.target = target.strip();
        this.timeout = timeout;
    }

    void call(String json) {
        if (target.isEmpty()) {
            return;
        }
        try {
            if (target.startsWith("http://") || target.startsWith("https://")) {
                post(json);
            } else {
                run(json);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("KOTA_NIGHTLY_HOOK failed: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(target))
                .header("Content-Type", "application/json").timeout(timeout).POST(BodyPublishers.ofString(json)).build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build()) {
            // The time-out is for the answer's head. Its body, which may never end, is not read.
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            if (answer.statusCode() > LAST_SUCCESS) {
                LOG.warn("KOTA_NIGHTLY_HOOK: {} answered {}", request.uri().getHost(), answer.statusCode());
            }
            client.shutdownNow();
        }
    }

    private void run(String json) throws IOException, InterruptedException {
        // Standard output is for the result of the command that runs the job.
        Process process = new ProcessBuilder("sh", "-c", target)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Thread.ofVirtual().start(() -> write(process, json));
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            LOG.warn("KOTA_NIGHTLY_HOOK did not end within {} s and was killed", timeout.toSeconds());
        } else if (process.exitValue() != 0) {
            LOG.warn("KOTA_NIGHTLY_HOOK ended with {}", process.exitValue());
        }
    }

    private static void write(Process process, String json) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(json.getBytes(UTF_8));
        } catch (IOException e) {
            LOG.debug("the hook did not read its input", e);
        }
    }
}
