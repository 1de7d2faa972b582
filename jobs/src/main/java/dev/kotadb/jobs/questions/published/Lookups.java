package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Reason;
import dev.kotadb.jobs.questions.answer.Answer.Refused;
import dev.kotadb.schema.query.DependencyQueries;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.ExternalQueries;
import dev.kotadb.schema.query.OverridingQueries;
import dev.kotadb.schema.query.PackageQueries;
import dev.kotadb.schema.query.ProjectQueries;
import dev.kotadb.schema.query.QueryFailedException;
import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.RepositoryQueries;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import dev.kotadb.schema.query.Snapshot;
import dev.kotadb.schema.query.SymbolQueries;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds what a question names: repositories, files and symbols, among those that the viewer may see. */
final class Lookups {
    private static final int MOST_MODULES = 10_000;

    private final Snapshot snapshot;
    private final @Nullable String user;
    private @Nullable List<Repository> indexed;

    /** @param user null for the owner */
    Lookups(Snapshot snapshot, @Nullable String user) {
        this.snapshot = snapshot;
        this.user = user;
    }

    /** Answers, or says that the database is not migrated. */
    static <T> Answer<T> answer(Supplier<Answer<T>> question) {
        try {
            return question.get();
        } catch (QueryFailedException e) {
            if (e.isUnmigrated()) {
                return new Refused<>(new Reason.NotMigrated(String.valueOf(e.getMessage())));
            }
            throw e;
        }
    }

    Answer<Repository> repository(String name) {
        return answer(() -> repositories().findOne(name));
    }

    /** Also finds a repository that was not indexed yet. */
    Answer<Repository> registered(String name) {
        return answer(() -> new RepositoryLookup(new RepositoryQueries(snapshot).all(), user).findOne(name));
    }

    /** @param repository null for all */
    <T> Answer<T> among(@Nullable String repository, Function<Repositories, Answer<T>> question) {
        return among(repository, null, question);
    }

    <T> Answer<T> among(@Nullable String repository, @Nullable String project, Function<Repositories, Answer<T>> question) {
        return answer(() -> new ProjectLookup(new ProjectQueries(snapshot)).within(project, repositories())
                .then(lookup -> lookup.find(repository))
                .then(found -> question.apply(found).about(found.all())));
    }

    Repositories visible() {
        return new Repositories(repositories().indexed());
    }

    private RepositoryLookup repositories() {
        if (indexed == null) {
            indexed = new RepositoryQueries(snapshot).all().stream().filter(Repository::isIndexed).toList();
        }
        return new RepositoryLookup(indexed, user);
    }

    Answer<FileHit> file(Repositories repositories, String path) {
        return files(repositories).find(path);
    }

    private FileLookup files(Repositories repositories) {
        return new FileLookup(new DependencyQueries(snapshot), repositories);
    }

    SymbolLookup symbols(Repositories repositories, @Nullable String kind, int limit) {
        return new SymbolLookup(
                new SymbolQueries(snapshot), files(repositories), new SymbolQueries.Scope(repositories, kind, limit));
    }

    Dispatch dispatch(Repositories asked) {
        return new Dispatch(new OverridingQueries(snapshot, visible()), externals(asked));
    }

    ExternalLookup externals(Repositories asked) {
        Repositories visible = visible();
        return new ExternalLookup(
                new ExternalQueries(snapshot), new SymbolQueries(snapshot), asked, visible,
                new ImportPaths(new PackageQueries(snapshot, visible, MOST_MODULES)));
    }
}
