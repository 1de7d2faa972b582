/** Where the counters and timers of runs go: a file or a push gateway, in Prometheus' text format. */
@NullMarked
package dev.kotadb.jobs.metrics;

import org.jspecify.annotations.NullMarked;
