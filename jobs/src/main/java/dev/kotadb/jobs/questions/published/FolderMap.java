package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.graph.FolderGraph;
import dev.kotadb.jobs.graph.FolderGraph.Range;
import dev.kotadb.jobs.graph.LayeredOrder;
import dev.kotadb.jobs.questions.answer.DependencyMap;
import dev.kotadb.jobs.questions.answer.DependencyMap.Entry;
import dev.kotadb.jobs.questions.answer.DependencyMap.Kind;
import dev.kotadb.jobs.questions.answer.DependencyMap.Link;
import dev.kotadb.jobs.questions.request.MapRequest;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Chooses the entries of a map, at most a hundred or so however large the repository is, and adds up what is between them. */
final class FolderMap {
    /** A map that nobody has changed is read at a glance. */
    private static final int FEW_ENTRIES = 26;

    private static final int MOST_ENTRIES = 120;
    private static final int MOST_PARTS = 40;
    private static final int NONE = -1;

    private final FolderGraph graph;
    private final MapRequest request;
    private final Range inside;
    private final String focusPath;
    private final Range focus;
    private final BitSet edges = new BitSet();
    private final BitSet files = new BitSet();
    private final int[] links;

    FolderMap(FolderGraph graph, MapRequest request) {
        this.graph = graph;
        this.request = request;
        this.inside = graph.range(request.in());
        this.focusPath = request.focus() == null ? "" : request.focus();
        this.focus = focusPath.isEmpty() ? new Range(0, 0) : graph.range(focusPath);
        this.links = new int[graph.files()];
        graph.forEachEdge((edge, source, target) -> {
            if (isWanted(source, target)) {
                edges.set(edge);
                files.set(source);
                files.set(target);
                links[source]++;
                links[target]++;
            }
        });
    }

    private boolean isWanted(int source, int target) {
        if (!inside.contains(source) || !inside.contains(target)) {
            return false;
        }
        if (focusPath.isEmpty()) {
            return true;
        }
        boolean within = focus.contains(source) && focus.contains(target);
        return within ? isOpen(focusPath) : focus.contains(source) || focus.contains(target);
    }

    private boolean isOpen(String folder) {
        return request.open() != null && request.open().contains(folder);
    }

    /** A folder, a file, or several parts of a folder. Files of a range that are not wanted do not count. */
    private static final class Part {
        private final Kind kind;
        private final String path;
        private final int[] files;
        private List<Part> parts = List.of();
        private boolean cyclic;

        Part(Kind kind, String path, int[] files) {
            this.kind = kind;
            this.path = path;
            this.files = files;
        }
    }

    DependencyMap draw(Repository repository) {
        Part whole = new Part(Kind.FOLDER, request.in(), files.stream().toArray());
        boolean limited = request.open() == null ? openSome(whole) : openAsked(whole);
        order(whole);
        List<Entry> entries = new ArrayList<>();
        int[] entryOf = new int[graph.files()];
        Arrays.fill(entryOf, NONE);
        list(whole, 0, entries, entryOf);
        return new DependencyMap(repository, request.in(), request.focus(), whole.files.length, entries, links(entryOf), limited);
    }

    /** The parts of a folder; folders that consist of one folder are one part with it. */
    private List<Part> parts(Part folder) {
        int start = folder.path.isEmpty() ? 0 : folder.path.length() + 1;
        List<Part> parts = new ArrayList<>();
        int first = 0;
        while (first < folder.files.length) {
            String path = graph.path(folder.files[first]);
            int slash = path.indexOf('/', start);
            String name = slash < 0 ? path : path.substring(0, slash);
            int end = first + 1;
            while (slash >= 0 && end < folder.files.length && graph.path(folder.files[end]).startsWith(name + "/")) {
                end++;
            }
            int[] files = Arrays.copyOfRange(folder.files, first, end);
            parts.add(slash < 0 ? new Part(Kind.FILE, name, files) : joined(new Part(Kind.FOLDER, name, files)));
            first = end;
        }
        if (parts.size() <= MOST_PARTS) {
            return parts;
        }
        List<Part> strongest = parts.stream()
                .sorted(Comparator.comparing((Part part) -> !holdsFocus(part)).thenComparing(part -> -strength(part)))
                .toList();
        List<Part> shown = new ArrayList<>(strongest.subList(0, MOST_PARTS - 1));
        shown.add(new Part(Kind.REST, folder.path, strongest.subList(MOST_PARTS - 1, strongest.size()).stream()
                .flatMapToInt(part -> Arrays.stream(part.files)).sorted().toArray()));
        return shown;
    }

    private Part joined(Part folder) {
        if (folder.path.equals(focusPath)) {
            return folder;
        }
        String first = graph.path(folder.files[0]);
        int slash = first.indexOf('/', folder.path.length() + 1);
        if (slash < 0 || !graph.path(folder.files[folder.files.length - 1]).startsWith(first.substring(0, slash + 1))) {
            return folder;
        }
        return joined(new Part(Kind.FOLDER, first.substring(0, slash), folder.files));
    }

    private boolean holdsFocus(Part part) {
        return !focusPath.isEmpty() && (part.path.equals(focusPath) || focusPath.startsWith(part.path + "/"));
    }

    private long strength(Part part) {
        return Arrays.stream(part.files).mapToLong(file -> links[file]).sum();
    }

    private boolean mustOpen(Part part) {
        return holdsFocus(part) && !part.path.equals(focusPath);
    }

    /** Opens the folders that were asked for. */
    private boolean openAsked(Part whole) {
        whole.parts = parts(whole);
        boolean isOne = whole.parts.size() == 1; // there would be nothing to see
        List<Part> waiting = new ArrayList<>(whole.parts);
        int entries = waiting.size();
        boolean limited = false;
        while (!waiting.isEmpty()) {
            Part part = waiting.removeFirst();
            boolean must = mustOpen(part) || isOne && part == whole.parts.getFirst();
            if (part.kind == Kind.FOLDER && (must || isOpen(part.path))) {
                List<Part> parts = parts(part);
                if (must || entries + parts.size() <= MOST_ENTRIES) {
                    part.parts = parts;
                    entries += parts.size();
                    waiting.addAll(parts);
                } else {
                    limited = true;
                }
            }
        }
        return limited;
    }

    /** Opens the folder with the most files as long as there are few entries. */
    private boolean openSome(Part whole) {
        openAsked(whole);
        List<Part> closed = new ArrayList<>(closed(whole).toList());
        int entries = entries(whole);
        while (!closed.isEmpty()) {
            Part part = closed.stream().max(Comparator.comparingInt((Part each) -> each.files.length)).orElseThrow();
            closed.remove(part);
            List<Part> parts = parts(part);
            if (entries + parts.size() <= FEW_ENTRIES && !part.path.equals(focusPath)) {
                part.parts = parts;
                entries += parts.size();
                parts.stream().filter(each -> each.kind == Kind.FOLDER).forEach(closed::add);
            }
        }
        return false;
    }

    private static Stream<Part> closed(Part part) {
        return part.parts.isEmpty()
                ? Stream.of(part).filter(each -> each.kind == Kind.FOLDER)
                : part.parts.stream().flatMap(FolderMap::closed);
    }

    private static int entries(Part part) {
        return part.parts.size() + part.parts.stream().mapToInt(FolderMap::entries).sum();
    }

    private void order(Part folder) {
        List<Part> parts = folder.parts;
        if (parts.isEmpty()) {
            return;
        }
        int[] partOf = new int[graph.files()];
        Arrays.fill(partOf, NONE);
        for (int part = 0; part < parts.size(); part++) {
            for (int file : parts.get(part).files) {
                partOf[file] = part;
            }
        }
        long[][] weights = new long[parts.size()][parts.size()];
        graph.forEachEdge((edge, source, target) -> {
            if (edges.get(edge) && partOf[source] != NONE && partOf[target] != NONE) {
                weights[partOf[source]][partOf[target]]++;
            }
        });
        LayeredOrder order = LayeredOrder.of(weights);
        for (int part = 0; part < parts.size(); part++) {
            parts.get(part).cyclic = order.cyclic().get(part);
        }
        folder.parts = order.nodes().stream().map(parts::get).toList();
        folder.parts.forEach(this::order);
    }

    private void list(Part folder, int depth, List<Entry> entries, int[] entryOf) {
        for (Part part : folder.parts) {
            for (int file : part.files) {
                entryOf[file] = entries.size();
            }
            String name = part.kind == Kind.REST ? "" : part.path.substring(folder.path.isEmpty() ? 0 : folder.path.length() + 1);
            entries.add(new Entry(part.kind, part.path, name, depth, !part.parts.isEmpty(), part.files.length, part.cyclic));
            list(part, depth + 1, entries, entryOf);
        }
    }

    private List<Link> links(int[] entryOf) {
        Map<List<Integer>, Link> links = new HashMap<>();
        Map<List<Integer>, Long> most = new HashMap<>();
        graph.forEachEdge((edge, source, target) -> {
            int from = entryOf[source];
            int to = entryOf[target];
            if (edges.get(edge) && from != NONE && to != NONE && from != to) {
                List<Integer> between = List.of(from, to);
                long weight = (long) graph.imports(edge) + graph.uses(edge);
                boolean best = most.merge(between, weight, Math::max) == weight;
                Link known = links.get(between);
                String sourcePath = known == null || best ? graph.path(source) : known.source();
                String targetPath = known == null || best ? graph.path(target) : known.target();
                links.put(between, new Link(from, to, 1 + (known == null ? 0 : known.dependencies()),
                        graph.imports(edge) + (known == null ? 0 : known.imports()),
                        graph.uses(edge) + (known == null ? 0 : known.uses()), sourcePath, targetPath));
            }
        });
        return links.values().stream()
                .sorted(Comparator.comparingInt((Link link) -> -link.dependencies()).thenComparingInt(Link::from).thenComparingInt(Link::to))
                .toList();
    }
}
