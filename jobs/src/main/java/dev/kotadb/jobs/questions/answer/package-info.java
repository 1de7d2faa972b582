/** What the index answers: records that know nothing of how they are shown. */
@NullMarked
package dev.kotadb.jobs.questions.answer;

import org.jspecify.annotations.NullMarked;
