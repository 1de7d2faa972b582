/**
 * The command line. The commands that read the index go straight to the database, without Spring, since its start takes
 * longer than their answer; those that run jobs go through {@link dev.kotadb.jobs.cli.JobCommands}.
 */
@NullMarked
package dev.kotadb.jobs.cli;

import org.jspecify.annotations.NullMarked;
