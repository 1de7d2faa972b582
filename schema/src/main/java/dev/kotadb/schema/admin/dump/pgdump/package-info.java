/** Reads scripts of pg_dump, those of the original's databases included. */
@NullMarked
package dev.kotadb.schema.admin.dump.pgdump;

import org.jspecify.annotations.NullMarked;
