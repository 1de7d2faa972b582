package dev.kotadb.jobs.serve.page.view;

import dev.kotadb.jobs.map.MapView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a map.
 *
 * @param around the folders around what is shown, the outermost first
 * @param folder the name of the folder that is shown; empty for all
 * @param focus the file or folder whose neighbours are shown; null for all
 * @param actions what else there is to see
 * @param limited whether a folder stayed closed
 * @param drawn where this page is with its map; empty if it has it
 * @param map null if it would take longer than all else
 */
public record MapPage(
        String repository, String repositoryLink, List<FilePage.Place> around, String folder, @Nullable String focus,
        List<FilePage.Place> actions, boolean limited, String drawn, @Nullable MapView map) {
    public MapPage {
        around = List.copyOf(around);
        actions = List.copyOf(actions);
    }
}
