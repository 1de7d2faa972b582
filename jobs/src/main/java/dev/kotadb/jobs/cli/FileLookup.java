package dev.kotadb.jobs.cli;

import dev.kotadb.schema.query.DependencyQueries;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.Repositories;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the one file that a user means: by its path, or else by the end of it. */
final class FileLookup {
    private final DependencyQueries queries;
    private final Repositories repositories;

    FileLookup(DependencyQueries queries, Repositories repositories) {
        this.queries = queries;
        this.repositories = repositories;
    }

    FileHit find(String path) {
        String plain = path.startsWith("./") ? path.substring(2) : path;
        List<FileHit> found = queries.filesAt(plain, repositories);
        if (found.isEmpty()) {
            found = queries.filesEnding(plain, repositories);
        }
        if (found.isEmpty()) {
            throw new CommandFailure(
                    "No file " + path + " is indexed in " + RepositoryChoice.names(repositories.all()));
        }
        if (found.size() > 1) {
            throw new CommandFailure("Several files are called " + path + ": "
                    + found.stream().map(each -> each.repository() + ":" + each.path()).collect(Collectors.joining(", "))
                    + ". Give the whole path, and --repo.");
        }
        return found.getFirst();
    }
}
