package dev.kotadb.jobs.serve.page;

import dev.kotadb.jobs.map.MapLinks;
import dev.kotadb.jobs.map.MapView;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.DependencyMap;
import dev.kotadb.jobs.questions.answer.DependencyMap.Entry;
import dev.kotadb.jobs.questions.answer.DependencyMap.Kind;
import dev.kotadb.jobs.questions.request.MapRequest;
import dev.kotadb.jobs.serve.answers.Reads;
import dev.kotadb.jobs.serve.page.view.FilePage.Place;
import dev.kotadb.jobs.serve.page.view.Links;
import dev.kotadb.jobs.serve.page.view.MapPage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks for a map of dependencies, and makes its page. */
final class Maps {
    private final Reads reads;

    Maps(Reads reads) {
        this.reads = reads;
    }

    /**
     * @param drawn whether to draw the map even if that takes long
     * @throws dev.kotadb.jobs.serve.answers.Problem if the viewer sees no such repository
     */
    MapPage page(Viewer viewer, MapRequest request, boolean drawn) {
        return reads.found(viewer, index -> index.isMapQuick(request.repository()).then(quick -> drawn || quick
                ? index.map(request).map(Maps::page)
                : Answer.found(undrawn(request)))).value();
    }

    private static MapPage undrawn(MapRequest request) {
        String repository = request.repository();
        return new MapPage(repository, Links.repository(repository), List.of(), name(request.in()), request.focus(), List.of(), false,
                Links.map(repository, request.in(), request.open(), request.focus()) + "&map=drawn", null);
    }

    private static MapPage page(DependencyMap map) {
        String repository = map.repository().fullName();
        return new MapPage(repository, Links.repository(repository), around(map), name(map.in()), map.focus(), actions(map), map.limited(), "",
                MapView.of(map, new PageLinks(map, repository), "m"));
    }

    private static List<Place> around(DependencyMap map) {
        String repository = map.repository().fullName();
        List<Place> around = new ArrayList<>();
        for (int slash = map.in().indexOf('/'); slash >= 0; slash = map.in().indexOf('/', slash + 1)) {
            String folder = map.in().substring(0, slash);
            around.add(new Place(name(folder), Links.map(repository, folder, null, null)));
        }
        return around;
    }

    private static List<Place> actions(DependencyMap map) {
        String repository = map.repository().fullName();
        String focus = map.focus();
        List<Place> actions = new ArrayList<>();
        if (focus != null) {
            boolean isFile = map.entries().stream().anyMatch(each -> each.kind() == Kind.FILE && each.path().equals(focus));
            actions.add(isFile
                    ? new Place("Open the file", Links.file(repository, focus))
                    : new Place("Only what is in it", Links.map(repository, focus, null, null)));
        }
        if (focus != null || !map.in().isEmpty()) {
            actions.add(new Place("The whole map", Links.map(repository, "", null, null)));
        }
        return actions;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Each link opens or closes one folder more, or looks at one entry; all else stays. */
    private record PageLinks(DependencyMap map, String repository, Set<String> open) implements MapLinks {
        PageLinks(DependencyMap map, String repository) {
            this(map, repository, map.entries().stream().filter(Entry::open).map(Entry::path)
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
        }

        @Override
        public String focus(Entry entry) {
            return Links.map(repository, map.in(), null, entry.path().equals(map.focus()) ? null : entry.path());
        }

        @Override
        public String toggle(Entry entry) {
            Set<String> next = new LinkedHashSet<>(open);
            if (!next.remove(entry.path())) {
                next.add(entry.path());
            }
            return Links.map(repository, map.in(), next, map.focus());
        }

        @Override
        public String file(String path) {
            return Links.file(repository, path);
        }
    }
}
