/** Commands that run jobs, queue them and answer for them. */
@NullMarked
package dev.kotadb.jobs.cli.job;

import org.jspecify.annotations.NullMarked;
