package dev.kotadb.jobs.questions;

import dev.kotadb.jobs.questions.answer.Answer;

/** Opens the index for a viewer. */
@FunctionalInterface
public interface IndexSource {
    /** The caller closes the index that is found. */
    Answer<CodeIndex> open(Viewer viewer);
}
