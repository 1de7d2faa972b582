/** Commands that describe the command line to a shell and to {@code man}. */
@NullMarked
package dev.kotadb.jobs.cli.shell;

import org.jspecify.annotations.NullMarked;
