/** {@code kota db}: the database's own life, one class a command. None of them starts Spring unless it runs a job. */
@NullMarked
package dev.kotadb.jobs.cli.db;

import org.jspecify.annotations.NullMarked;
