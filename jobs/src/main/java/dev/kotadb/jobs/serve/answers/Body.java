package dev.kotadb.jobs.serve.answers;

import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param fields as {@code JsonLines} writes them, in their order
 * @param repositories those that it is from, with their commits
 */
public record Body(Map<String, @Nullable Object> fields, List<Repository> repositories) {
    private static final int MOST_REPOSITORIES = 20;

    public Body {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        repositories = List.copyOf(repositories);
    }

    static Body of(Map<String, @Nullable Object> fields) {
        return new Body(fields, List.of());
    }

    /** From the repositories that the answer names; from all if it names none. Of very many, the first ones are told. */
    static Body of(Map<String, @Nullable Object> fields, List<Repository> all, Collection<String> named) {
        Set<String> names = Set.copyOf(named);
        return new Body(fields, all.stream()
                .filter(each -> names.isEmpty() || names.contains(each.fullName()))
                .limit(MOST_REPOSITORIES)
                .toList());
    }

    /** The list that is the answer. */
    public List<?> results() {
        return fields.get("results") instanceof List<?> results ? results : List.of();
    }

    /** The fields, and from which commits they are and how old these indexes are. */
    public Map<String, @Nullable Object> withIndex(Instant now) {
        if (repositories.isEmpty()) {
            return fields;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        all.putAll(index(now));
        return all;
    }

    /** Only from which commits the fields are and how old these indexes are. */
    public Map<String, @Nullable Object> index(Instant now) {
        Map<String, @Nullable Object> index = new LinkedHashMap<>();
        index.put("index", repositories.stream().map(each -> index(each, now)).toList());
        return index;
    }

    private static Map<String, @Nullable Object> index(Repository repository, Instant now) {
        Map<String, @Nullable Object> index = new LinkedHashMap<>();
        Instant indexed = Timestamps.instant(repository.lastIndexedAt());
        index.put("repository", repository.fullName());
        index.put("commit", repository.indexedCommit());
        index.put("indexedAt", indexed);
        index.put("ageSeconds", indexed == null ? null : Math.max(0, Duration.between(indexed, now).toSeconds()));
        return index;
    }

    /** Changes whenever one of the indexes does; empty for an answer that is from none. */
    public String version() {
        return repositories.stream()
                .map(each -> each.id() + " " + each.indexedCommit() + " " + each.lastIndexedAt())
                .collect(Collectors.joining("\n"));
    }
}
