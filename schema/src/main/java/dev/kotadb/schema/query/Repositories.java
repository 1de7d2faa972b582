package dev.kotadb.schema.query;

import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.List;
import java.util.UUID;

/**
 * The repositories that a question is asked of, by name. Queries take their ids and get ids back: what a repository is
 * called is known before, and would be another table to join and, for a tenant, another policy to answer to.
 */
public record Repositories(List<Repository> all) {
    public Repositories {
        all = List.copyOf(all);
    }

    public List<UUID> ids() {
        return all.stream().map(Repository::id).toList();
    }

    public boolean areSeveral() {
        return all.size() > 1;
    }

    String nameOf(UUID id) {
        return all.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("repository " + id + " was not asked for"))
                .fullName();
    }
}
