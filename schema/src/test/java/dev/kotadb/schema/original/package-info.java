/** The database of the original system, built for tests from what is known of its catalogs. */
@NullMarked
package dev.kotadb.schema.original;

import org.jspecify.annotations.NullMarked;
