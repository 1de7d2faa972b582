/**
 * Takes a database back to the state that the migrations make: what is ours is dropped in one transaction, the migrations
 * applied, test data put in where it is asked for.
 *
 * <p>{@link Inventory} says what is ours. Whatever it does not list is somebody else's: it is told of and kept, and where
 * it depends on something of ours, the reset is refused. The transaction that drops leaves a mark, the schema
 * {@code kota_reset}, which goes when all is done; a reset that died is known by it, and is put right by running it again.
 */
@NullMarked
package dev.kotadb.schema.admin.reset;

import org.jspecify.annotations.NullMarked;
