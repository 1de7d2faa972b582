package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.Answer;

import dev.kotadb.jobs.questions.answer.Answer.Ambiguous;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Answer.Subject;
import dev.kotadb.schema.query.DependencyQueries;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.Repositories;
import java.util.List;

/** Finds one file by its path, otherwise by the end of its path. */
record FileLookup(DependencyQueries queries, Repositories repositories) {
    Answer<FileHit> find(String path) {
        String plain = path.startsWith("./") ? path.substring(2) : path;
        List<FileHit> found = queries.filesAt(plain, repositories);
        if (found.isEmpty()) {
            found = queries.filesEnding(plain, repositories);
        }
        return switch (found.size()) {
            case 0 -> Answer.nothing(new Hint.NoFile(path, RepositoryLookup.names(repositories.all())));
            case 1 -> Answer.found(found.getFirst());
            default -> new Ambiguous<>(Subject.FILE, path,
                    found.stream().map(each -> each.repository() + ":" + each.path()).toList());
        };
    }
}
