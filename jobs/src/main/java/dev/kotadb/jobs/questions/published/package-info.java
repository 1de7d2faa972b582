/** Answers from the published rows, as one viewer sees them. */
@NullMarked
package dev.kotadb.jobs.questions.published;

import org.jspecify.annotations.NullMarked;
