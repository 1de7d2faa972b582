package dev.kotadb.jobs.serve.page.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a search, or the first page, which lists repositories.
 *
 * @param searched whether something was looked for
 * @param files with the lines that were found
 * @param more address of the next files or lines; null at the end
 * @param notice what else there is to say; null if nothing
 */
public record SearchPage(
        boolean searched,
        String summary,
        List<Declared> symbols,
        List<FileGroup> files,
        @Nullable String more,
        @Nullable String notice,
        List<Indexed> repositories) {
    public SearchPage {
        symbols = List.copyOf(symbols);
        files = List.copyOf(files);
        repositories = List.copyOf(repositories);
    }

    /** A declaration. @param context what it is declared in, or its signature */
    public record Declared(String kind, String name, String context, String place, String link, String uses) {}

    /** Hits in one file. */
    public record FileGroup(String repository, String path, String link, List<Hit> lines) {
        public FileGroup {
            lines = List.copyOf(lines);
        }
    }

    public record Hit(int line, String link, List<Piece> pieces) {
        public Hit {
            pieces = List.copyOf(pieces);
        }
    }

    public record Indexed(String name, String link, String commit, String age) {}
}
