/** The job {@code prune}: deletes what nobody needs any more, a little at a time. */
@NullMarked
package dev.kotadb.jobs.prune;

import org.jspecify.annotations.NullMarked;
