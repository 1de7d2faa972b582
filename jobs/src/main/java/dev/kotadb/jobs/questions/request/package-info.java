/** What can be asked of the index, and how much of the answer. */
@NullMarked
package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.NullMarked;
