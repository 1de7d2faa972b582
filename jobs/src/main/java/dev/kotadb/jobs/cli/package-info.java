/**
 * The command line. Commands that read the index render the answers of {@link dev.kotadb.jobs.questions.CodeIndex} and
 * start no Spring context, which would take longer than the answer; those that run jobs go through {@link
 * dev.kotadb.jobs.cli.job.JobCommands}.
 */
@NullMarked
package dev.kotadb.jobs.cli;

import org.jspecify.annotations.NullMarked;
