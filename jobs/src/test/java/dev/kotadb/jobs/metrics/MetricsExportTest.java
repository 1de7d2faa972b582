package dev.kotadb.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsExportTest {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void writesTheTextFormatToAFile(@TempDir Path directory) {
        Path file = directory.resolve("kota.prom");
        meters.counter("kota.index.files", "outcome", "indexed").increment(3);

        new MetricsExport(meters, settings(file, null)).export();

        assertThat(file).content().contains("kota_index_files_total{outcome=\"indexed\"} 3.0");
        assertThat(directory.resolve("kota.prom.partial")).doesNotExist();
    }

    @Test
    void putsTheTextFormatToAGateway() throws IOException, InterruptedException {
        LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/metrics/job/kota", exchange -> {
            requests.add(exchange.getRequestMethod() + "\n"
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        gateway.start();
        try {
            meters.counter("kota.index.symbols").increment(7);
            URI url = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/metrics/job/kota");

            new MetricsExport(meters, settings(null, url)).export();

            assertThat(requests.poll(5, TimeUnit.SECONDS)).startsWith("PUT\n").contains("kota_index_symbols_total 7.0");
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void doesNotFailTheRunWhenNobodyTakesThem(@TempDir Path directory) {
        Path nowhere = directory.resolve("missing/kota.prom");
        URI nobody = URI.create("http://127.0.0.1:1/metrics/job/kota");

        new MetricsExport(meters, settings(nowhere, nobody)).export();

        assertThat(nowhere).doesNotExist();
    }

    private static MetricsSettings settings(@Nullable Path file, @Nullable URI pushUrl) {
        return new MetricsSettings(file, pushUrl, Duration.ofSeconds(5), null, Duration.ofMinutes(1));
    }
}
