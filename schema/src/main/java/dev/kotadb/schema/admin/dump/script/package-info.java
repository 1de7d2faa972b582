/** Reads and writes SQL scripts: their statements, and the rows of COPY. */
@NullMarked
package dev.kotadb.schema.admin.dump.script;

import org.jspecify.annotations.NullMarked;
