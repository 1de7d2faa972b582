package dev.kotadb.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kotadb.jobs.connection.ThisProcess;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a collector of OpenTelemetry gets over HTTP. */
class OtlpExportTest {
    private final LinkedBlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();
    private HttpServer collector;

    @BeforeEach
    void aCollector() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/metrics", exchange -> {
            requests.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void aRunSendsItsCountsWhenItsApplicationEnds() throws Exception {
        run("kota.metrics.otlp-url=" + url());

        ResourceMetrics metrics = received();
        assertThat(metrics.getResource().getAttributesList())
                .anySatisfy(attribute -> {
                    assertThat(attribute.getKey()).isEqualTo("service.name");
                    assertThat(attribute.getValue().getStringValue()).isEqualTo("kota");
                })
                .anySatisfy(attribute -> {
                    assertThat(attribute.getKey()).isEqualTo("service.instance.id");
                    assertThat(attribute.getValue().getStringValue()).isEqualTo(ThisProcess.NAME);
                });
        Metric symbols = metrics.getScopeMetrics(0).getMetricsList().stream()
                .filter(metric -> metric.getName().equals("kota.index.symbols")).findFirst().orElseThrow();
        assertThat(symbols.getSum().getDataPoints(0).getAsDouble()).isEqualTo(7);
    }

    @Test
    void nothingIsSentWithoutTheSetting() {
        run();

        assertThat(requests).isEmpty();
    }

    /** Counts seven symbols in an application with these settings, and ends it. */
    private static void run(String... settings) {
        new ApplicationContextRunner()
                .withUserConfiguration(MetricsConfiguration.class)
                .withPropertyValues(settings)
                .run(context -> context.getBean(MeterRegistry.class).counter("kota.index.symbols").increment(7));
    }

    private String url() {
        return "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/metrics";
    }

    private ResourceMetrics received() throws Exception {
        byte[] request = requests.poll(10, TimeUnit.SECONDS);
        assertThat(request).as("a request").isNotNull();
        return ExportMetricsServiceRequest.parseFrom(request).getResourceMetrics(0);
    }
}
