package dev.kotadb.jobs.serve.page.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a declaration.
 *
 * @param more whether it has more uses than are shown
 * @param outside names that it uses and that are declared outside of the repository, or of which no declaration is known
 */
public record SymbolPage(
        String kind,
        String name,
        String qualifiedName,
        @Nullable String signature,
        @Nullable String documentation,
        String place,
        String link,
        String repository,
        String repositoryLink,
        String usesSummary,
        List<Group> uses,
        boolean more,
        List<Group> used,
        List<Outside> outside) {
    public SymbolPage {
        uses = List.copyOf(uses);
        used = List.copyOf(used);
        outside = List.copyOf(outside);
    }

    /** A name that means something elsewhere. @param link null if it is not known what @param meaning null if it is not known */
    public record Outside(String name, @Nullable String link, @Nullable String meaning) {}

    /** What is in one file. */
    public record Group(String path, String link, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A use, or something used.
     *
     * @param how the type of the reference
     * @param resolution how certain it is
     * @param context the symbol around it; empty at the top of a file
     */
    public record Row(int line, String link, String text, String how, String resolution, String context) {}
}
