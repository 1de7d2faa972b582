/**
 * A process that {@code scripts/kota} starts after a command and hands the next ones to: it has loaded and compiled what they
 * need, so that they take a fraction of the time. Between commands it holds no connection, lock or lease.
 */
@NullMarked
package dev.kotadb.jobs.cli.daemon;

import org.jspecify.annotations.NullMarked;
