/**
 * Dumps and restores the data in the schema {@code public}. A dump is a sequence of tables, referenced tables first, each with a
 * COPY statement and its data in COPY's text format. A database and a dump are both a
 * {@link dev.kotadb.schema.admin.dump.file.TableSource}, so dumping, restoring and upgrading an older dump share their code.
 */
@NullMarked
package dev.kotadb.schema.admin.dump;

import org.jspecify.annotations.NullMarked;
