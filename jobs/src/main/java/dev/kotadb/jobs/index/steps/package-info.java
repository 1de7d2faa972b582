/** The steps of the job, in the order of the job configuration. */
@NullMarked
package dev.kotadb.jobs.index.steps;

import org.jspecify.annotations.NullMarked;
