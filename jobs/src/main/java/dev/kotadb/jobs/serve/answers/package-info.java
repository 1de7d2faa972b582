/** What the server answers: questions of {@code dev.kotadb.jobs.questions} and requests for jobs, as trees of JSON. */
@NullMarked
package dev.kotadb.jobs.serve.answers;

import org.jspecify.annotations.NullMarked;
