/**
 * Queries to the published index, in one {@link dev.kotadb.schema.query.Snapshot}. They need no Spring context, so that
 * a command line answers without its start.
 */
@NullMarked
package dev.kotadb.schema.query;

import org.jspecify.annotations.NullMarked;
