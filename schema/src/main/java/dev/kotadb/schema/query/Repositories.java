package dev.kotadb.schema.query;

import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.List;
import java.util.UUID;

/**
 * The repositories that a question is about. Queries read only ids, because joining the names would require another table and,
 * for a tenant, another policy.
 */
public record Repositories(List<Repository> all) {
    public Repositories {
        all = List.copyOf(all);
    }

    public List<UUID> ids() {
        return all.stream().map(Repository::id).toList();
    }

    String nameOf(UUID id) {
        return all.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("repository " + id + " was not asked for"))
                .fullName();
    }
}
