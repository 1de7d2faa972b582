/** The kinds of jobs that can be started by name: each registers itself with its parameters. */
@NullMarked
package dev.kotadb.jobs.type;

import org.jspecify.annotations.NullMarked;
