package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.cli.question.Answers;

import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.jobs.questions.Viewer;
import java.util.UUID;

/** Finds the job that the beginning of an id stands for. */
final class JobIds {
    private JobIds() {}

    static UUID find(IndexSource index, String id) {
        try (CodeIndex asked = Answers.found(index.open(new Viewer.Owner())).value()) {
            return UUID.fromString(Answers.found(asked.job(id)).value().id());
        }
    }
}
