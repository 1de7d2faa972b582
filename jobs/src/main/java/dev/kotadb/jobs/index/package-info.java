/**
 * The job {@code index-repository}. {@link dev.kotadb.jobs.index.IndexRepositoryJobConfiguration} is its table of
 * contents.
 */
@NullMarked
package dev.kotadb.jobs.index;

import org.jspecify.annotations.NullMarked;
