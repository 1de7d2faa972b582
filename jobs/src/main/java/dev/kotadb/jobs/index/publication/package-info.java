/** The transaction that makes a run visible. */
@NullMarked
package dev.kotadb.jobs.index.publication;

import org.jspecify.annotations.NullMarked;
