package dev.kotadb.jobs.metrics;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code kota.metrics.*} in a properties file or {@code KOTA_METRICS_*} in the environment.
 *
 * @param file written anew after each run, for a collector of text files; none without
 * @param pushUrl a push gateway's address with job and grouping, to which the metrics are put after each run, such as
 *     {@code http://localhost:9091/metrics/job/kota}; none without
 * @param pushTimeout how long the gateway, or the collector, may take
 * @param otlpUrl where a collector of OpenTelemetry takes metrics over HTTP, such as
 *     {@code http://localhost:4318/v1/metrics}; none without
 * @param otlpInterval how often they are sent there
 */
@ConfigurationProperties("kota.metrics")
record MetricsSettings(
        @Nullable Path file,
        @Nullable URI pushUrl,
        @DefaultValue("5s") Duration pushTimeout,
        @Nullable URI otlpUrl,
        @DefaultValue("60s") Duration otlpInterval) {}
