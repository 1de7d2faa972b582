package dev.kotadb.jobs.questions.answer;

import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How folders and files depend on each other. Entries are in an order in which dependencies lead down if they can, each
 * folder followed by its parts if it is open.
 *
 * @param in the folder; empty for all
 * @param focus what all dependencies lead from or to; null if nothing was chosen
 * @param files how many files are in the entries
 * @param links between entries, the strongest first
 * @param limited whether a folder is closed because there would be too many entries
 */
public record DependencyMap(
        Repository repository,
        String in,
        @Nullable String focus,
        int files,
        List<Entry> entries,
        List<Link> links,
        boolean limited) {
    public DependencyMap {
        entries = List.copyOf(entries);
        links = List.copyOf(links);
    }

    /** What an entry stands for. */
    public enum Kind {
        FOLDER,
        FILE,
        /** The parts of a folder with the fewest dependencies, if there are very many. */
        REST
    }

    /**
     * A line of the map.
     *
     * @param path that of the folder for the rest of its parts
     * @param name the path below the entry around it
     * @param depth how many entries are around it
     * @param open whether its parts follow; then it has no links itself
     * @param files how many it stands for
     * @param cyclic whether it depends on itself through others beside it
     */
    public record Entry(Kind kind, String path, String name, int depth, boolean open, int files, boolean cyclic) {}

    /**
     * What an entry needs of another.
     *
     * @param from index of the depending entry
     * @param to index of the other one
     * @param dependencies pairs of files
     * @param imports how many they stand for
     * @param uses how many uses of symbols they stand for
     * @param source a file that depends on the target, the one that uses most
     */
    public record Link(int from, int to, int dependencies, long imports, long uses, String source, String target) {
        /** Whether it leads against the order, which it does only if it closes a cycle. */
        public boolean closesCycle() {
            return to < from;
        }
    }
}
