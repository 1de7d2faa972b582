package dev.kotadb.jobs.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the metrics over where settings say so. That this fails is worth a warning, never a run. */
public final class MetricsExport {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsExport.class);
    private static final int OK_CLASS = 2;

    private final PrometheusMeterRegistry meters;
    private final MetricsSettings settings;

    MetricsExport(PrometheusMeterRegistry meters, MetricsSettings settings) {
        this.meters = meters;
        this.settings = settings;
    }

    /** Writes and pushes what was counted so far. */
    public void export() {
        if (settings.file() != null) {
            write(settings.file());
        }
        if (settings.pushUrl() != null) {
            push(settings.pushUrl());
        }
    }

    /** A collector never reads half a file: it is written beside and moved. */
    private void write(Path file) {
        Path partial = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".partial");
        try {
            Files.writeString(partial, meters.scrape());
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("cannot write metrics to {} (kota.metrics.file): {}", file, e.toString());
        }
    }

    private void push(URI url) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(settings.pushTimeout()).build()) {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .timeout(settings.pushTimeout())
                    .header("Content-Type", "text/plain; version=0.0.4")
                    .PUT(BodyPublishers.ofString(meters.scrape()))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != OK_CLASS) {
                LOG.warn("{} (kota.metrics.push-url) answered {}: {}", url, answer.statusCode(), answer.body());
            }
        } catch (IOException e) {
            LOG.warn("cannot push metrics to {} (kota.metrics.push-url): {}", url, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
