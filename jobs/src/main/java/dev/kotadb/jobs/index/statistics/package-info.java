/** What a run counts, for its record and for the metrics. */
@NullMarked
package dev.kotadb.jobs.index.statistics;

import org.jspecify.annotations.NullMarked;
