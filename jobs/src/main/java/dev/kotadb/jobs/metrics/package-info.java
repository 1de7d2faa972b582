/** Where the counters and timers of runs go: a file or a push gateway, in Prometheus' text format, or a collector of OpenTelemetry. */
@NullMarked
package dev.kotadb.jobs.metrics;

import org.jspecify.annotations.NullMarked;
