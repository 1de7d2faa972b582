package dev.kotadb.jobs.cli;

import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.RepositoryQueries;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which repositories a command reads. */
final class RepositoryChoice {
    @Option(
            names = "--repo",
            paramLabel = "REPO",
            description = "Read this repository only: owner/repo, its last part, or its id. All of them without.")
    @Nullable String repository;

    /** Those chosen, at least one. */
    Repositories among(IndexReader reader) {
        return choose(reader, repository);
    }

    static Repositories choose(IndexReader reader, @Nullable String name) {
        List<Repository> indexed = new RepositoryQueries(reader.connection())
                .all().stream().filter(Repository::isIndexed).toList();
        if (indexed.isEmpty()) {
            String user = reader.user();
            throw new CommandFailure(
                    user == null
                            ? "Nothing is indexed yet. Start with: kota index PATH-or-URL"
                            : user + " sees no repository that is indexed.");
        }
        if (name == null) {
            return new Repositories(indexed);
        }
        List<Repository> exact = indexed.stream()
                .filter(each -> each.fullName().equals(name) || each.id().toString().equals(name))
                .toList();
        if (!exact.isEmpty()) {
            return new Repositories(exact);
        }
        List<Repository> ending = indexed.stream()
                .filter(each -> each.fullName().endsWith("/" + name))
                .toList();
        if (ending.size() == 1) {
            return new Repositories(ending);
        }
        throw new CommandFailure(
                ending.isEmpty()
                        ? "No repository " + name + " is indexed; known: " + names(indexed)
                        : "Several repositories are called " + name + ": " + names(ending) + ". Give the whole name.");
    }

    /** For a message: the first of them, and how many more there are. */
    static String names(List<Repository> repositories) {
        String names = repositories.stream().limit(20).map(Repository::fullName).collect(Collectors.joining(", "));
        return repositories.size() > 20 ? names + ", and " + (repositories.size() - 20) + " more" : names;
    }
}
