package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of several files that declare the same name are built together with the file that uses it. For one thread. */
final class GoBuilds {
    private final TrackedIndex index;
    private final Map<String, GoBuild> known = new HashMap<>();

    GoBuilds(TrackedIndex index) {
        this.index = index;
    }

    /** Those built together with the resolved file and with {@code view}; all if none is. */
    List<FileView> with(FileView view, List<FileView> files) {
        if (files.size() <= 1) {
            return files;
        }
        if (files.contains(view)) {
            // It would not compile together with another one.
            return List.of(view);
        }
        List<FileView> together = files.stream()
                .filter(file -> GoBuild.together(List.of(of(index.self()), of(view), of(file))))
                .toList();
        return together.isEmpty() ? files : together;
    }

    /** Whether the usual build takes the file. */
    boolean usual(FileView view) {
        return GoBuild.usual(of(view));
    }

    private GoBuild of(FileView view) {
        return known.computeIfAbsent(
                view.path(), path -> GoBuild.of(path, index.settings(view).getOrDefault(GoRules.BUILD, "")));
    }
}
