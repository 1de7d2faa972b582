/**
 * Resets a database to the state that the migrations make: drops our objects in one transaction, applies the migrations and
 * inserts test data if requested.
 *
 * <p>{@link Inventory} says what is ours. Other objects are listed and kept; the reset is refused if one of them depends on
 * something of ours. The transaction that drops the objects leaves a mark, the schema {@code kota_reset}, which is removed at
 * the end. A database with the mark had its reset interrupted; running the reset again completes it.
 */
@NullMarked
package dev.kotadb.schema.admin.reset;

import org.jspecify.annotations.NullMarked;
