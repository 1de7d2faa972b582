package dev.kotadb.jobs.serve.page.view;

import dev.kotadb.jobs.serve.page.view.SymbolPage.Group;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a symbol of a library or of another repository: who uses it.
 *
 * @param from where its name comes from, and the package if that is known
 * @param declared where an indexed repository declares it; null if none does
 * @param link of that place
 * @param more whether it has more uses than are shown
 */
public record ExternalPage(
        String name,
        String qualifiedName,
        String from,
        @Nullable String declared,
        @Nullable String link,
        String usesSummary,
        List<User> users,
        boolean more) {
    public ExternalPage {
        users = List.copyOf(users);
    }

    /** A repository with uses. */
    public record User(String repository, String link, List<Group> files) {
        public User {
            files = List.copyOf(files);
        }
    }
}
