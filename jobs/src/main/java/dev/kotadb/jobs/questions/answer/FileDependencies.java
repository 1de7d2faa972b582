package dev.kotadb.jobs.questions.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files around one file.
 *
 * @param dependencies files that it uses, the nearest first; null if they were not asked for
 * @param dependents files that use it, the nearest first; null if they were not asked for
 */
public record FileDependencies(
        String repository, String file, @Nullable List<Neighbour> dependencies, @Nullable List<Neighbour> dependents) {
    /**
     * One of them.
     *
     * @param file where the walk began
     * @param direction {@code dependencies} or {@code dependents}
     * @param depth how many edges away, from 1
     * @param dependencyTypes of the edges of that depth, sorted
     * @param count how many imports and uses the edges stand for
     */
    public record Neighbour(
            String repository,
            String file,
            String direction,
            int depth,
            String path,
            List<String> dependencyTypes,
            long count) {
        public Neighbour {
            dependencyTypes = List.copyOf(dependencyTypes);
        }
    }
}
