package dev.kotadb.jobs.metrics;

import dev.kotadb.jobs.connection.ThisProcess;
import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpHttpMetricsSender;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends metrics to a collector of OpenTelemetry every so often, and once more when it is closed. */
final class OtlpRegistry {
    private OtlpRegistry() {}

    /** @param url where the collector takes metrics over HTTP */
    static OtlpMeterRegistry open(URI url, MetricsSettings settings) {
        Duration timeout = settings.pushTimeout();
        return OtlpMeterRegistry.builder(new Config(url, settings.otlpInterval()))
                .metricsSender(new OtlpHttpMetricsSender(new HttpUrlConnectionSender(timeout, timeout)))
                .build();
    }

    /** Headers and further attributes come from the variables that OpenTelemetry defines, which the interface reads. */
    private record Config(URI collector, Duration interval) implements OtlpConfig {
        @Override
        public @Nullable String get(String key) {
            return null;
        }

        @Override
        public String url() {
            return collector.toString();
        }

        @Override
        public Duration step() {
            return interval;
        }

        /** Counts of several processes would be taken for one that jumps if their instances had the same id. */
        @Override
        public Map<String, String> resourceAttributes() {
            Map<String, String> attributes = new LinkedHashMap<>(OtlpConfig.super.resourceAttributes());
            attributes.putIfAbsent("service.name", "kota");
            attributes.putIfAbsent("service.instance.id", ThisProcess.NAME);
            return attributes;
        }
    }
}
