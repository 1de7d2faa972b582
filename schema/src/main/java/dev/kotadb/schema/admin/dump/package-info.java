/**
 * Dumps and restores of the data in the schema public. A dump is a series of tables, parents first, each a COPY statement and
 * its data in COPY's text format. Whatever gives tables is a {@link dev.kotadb.schema.admin.dump.TableSource} (a database,
 * pg_dump, a dump), so that a dump, a restore and the step over a newer schema are the same few moves.
 */
@NullMarked
package dev.kotadb.schema.admin.dump;

import org.jspecify.annotations.NullMarked;
