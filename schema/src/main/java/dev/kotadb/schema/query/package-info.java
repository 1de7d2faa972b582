/**
 * Queries to the published index, in one {@link dev.kotadb.schema.query.Snapshot}. They need no Spring context, so commands that
 * read do not have to start one.
 */
@NullMarked
package dev.kotadb.schema.query;

import org.jspecify.annotations.NullMarked;
