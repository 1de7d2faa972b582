/** Starting, resuming and stopping runs, and the job as a table of contents. */
@NullMarked
package dev.kotadb.jobs.index.launch;

import org.jspecify.annotations.NullMarked;
