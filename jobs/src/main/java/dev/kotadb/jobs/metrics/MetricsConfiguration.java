package dev.kotadb.jobs.metrics;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsSettings.class)
class MetricsConfiguration {
    @Bean
    PrometheusMeterRegistry prometheusMeters() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    /** What the program counts with; closing it sends the last counts. */
    @Bean
    @Primary
    CompositeMeterRegistry meters(PrometheusMeterRegistry prometheus, MetricsSettings settings) {
        CompositeMeterRegistry meters = new CompositeMeterRegistry();
        meters.add(prometheus);
        if (settings.otlpUrl() != null) {
            meters.add(OtlpRegistry.open(settings.otlpUrl(), settings));
        }
        return meters;
    }

    @Bean
    MetricsExport metricsExport(PrometheusMeterRegistry meters, MetricsSettings settings) {
        return new MetricsExport(meters, settings);
    }
}
