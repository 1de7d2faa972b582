/** The job {@code nightly-reindex}: selects the registered repositories that need it, and has them indexed. */
@NullMarked
package dev.kotadb.jobs.nightly;

import org.jspecify.annotations.NullMarked;
