package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.Answer;

import dev.kotadb.jobs.questions.answer.Answer.Ambiguous;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Answer.Subject;
import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the repositories that a question is about.
 *
 * @param indexed those that the viewer sees and that have been indexed
 * @param user null for the owner
 */
record RepositoryLookup(List<Repository> indexed, @Nullable String user) {
    /** Those of a project. */
    RepositoryLookup only(List<UUID> ids) {
        return new RepositoryLookup(indexed.stream().filter(each -> ids.contains(each.id())).toList(), user);
    }

    /** @param name a full name, the last part of one, or an id; null for all */
    Answer<Repositories> find(@Nullable String name) {
        if (indexed.isEmpty()) {
            return Answer.nothing(new Hint.NoIndexedRepository(user));
        }
        if (name == null) {
            return Answer.found(new Repositories(indexed));
        }
        List<Repository> exact = indexed.stream()
                .filter(each -> each.fullName().equals(name) || each.id().toString().equals(name))
                .toList();
        if (!exact.isEmpty()) {
            return Answer.found(new Repositories(exact));
        }
        List<Repository> ending = indexed.stream()
                .filter(each -> each.fullName().endsWith("/" + name))
                .toList();
        return switch (ending.size()) {
            case 0 -> Answer.nothing(new Hint.NoRepository(name, names(indexed)));
            case 1 -> Answer.found(new Repositories(ending));
            default -> new Ambiguous<>(Subject.REPOSITORY, name, names(ending));
        };
    }

    Answer<Repository> findOne(String name) {
        return find(name).then(found -> found.all().size() == 1
                ? Answer.found(found.all().getFirst())
                : new Ambiguous<>(Subject.OWNERS_OF_REPOSITORY, name,
                        found.ids().stream().map(UUID::toString).toList()));
    }

    static List<String> names(List<Repository> repositories) {
        return repositories.stream().map(Repository::fullName).toList();
    }
}
