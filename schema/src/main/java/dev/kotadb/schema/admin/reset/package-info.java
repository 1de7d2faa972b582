/**
 * Resets a database: drops our objects in one transaction, applies the migrations, and inserts test data if requested.
 *
 * <p>{@link Inventory} lists our objects. Other objects are shown and kept; the reset is refused if one of them depends on ours.
 * The transaction that drops the objects creates a mark, the schema {@code kota_reset}, which is removed at the end. If a
 * database has the mark, its reset was interrupted, and running the reset again completes it.
 */
@NullMarked
package dev.kotadb.schema.admin.reset;

import org.jspecify.annotations.NullMarked;
