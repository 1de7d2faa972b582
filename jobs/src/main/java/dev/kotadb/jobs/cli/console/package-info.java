/** What all commands share: the console, exit codes, messages of failures, and the database that a command works on. */
@NullMarked
package dev.kotadb.jobs.cli.console;

import org.jspecify.annotations.NullMarked;
