package dev.kotadb.jobs.report;

import dev.kotadb.jobs.map.MapLinks;
import dev.kotadb.jobs.map.MapView;
import dev.kotadb.jobs.questions.answer.DependencyMap;
import dev.kotadb.jobs.questions.answer.DependencyMap.Entry;
import dev.kotadb.jobs.questions.answer.ImportCycle;
import dev.kotadb.jobs.questions.answer.RepositoryOverview;
import dev.kotadb.jobs.questions.answer.UsedFile;
import dev.kotadb.schema.query.OverviewQueries.Counts;
import dev.kotadb.schema.query.OverviewQueries.LanguageCount;
import dev.kotadb.schema.query.job.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A report of a repository as the template {@code repository.html} shows it. */
public final class RepositoryView {
    private static final int MOST_CYCLES = 10;
    private static final int MOST_FILES_OF_A_CYCLE = 8;
    private static final int WHOLE = 100;
    private static final int MILLIS = 1000;

    private final RepositoryReport report;
    private final RepositoryOverview overview;
    private final Map<String, String> parts = new LinkedHashMap<>();

    RepositoryView(RepositoryReport report) {
        this.report = report;
        this.overview = report.overview();
        report.folders().forEach(each -> parts.put(each.in(), "part" + (parts.size() + 1)));
    }

    public record Figure(String value, String name) {}

    /** @param width of a hundred */
    public record Share(String name, String value, int width) {}

    public record Trouble(String path, String outcome, String kind, String reason) {}

    /** @param more how many of its files are not listed */
    public record Cycle(int size, List<String> files, int more) {}

    public record Run(String created, String ref, String status, String kind, String changes, String took) {}

    /** The map of a folder, and where the map around it is. */
    public record Part(String id, String folder, String around, String aroundId, MapView map) {}

    public String name() {
        return overview.repository().fullName();
    }

    public String facts() {
        String commit = overview.repository().indexedCommit();
        return (commit == null ? "working tree" : "commit " + commit) + ", indexed " + time(overview.repository().lastIndexedAt());
    }

    public List<Figure> figures() {
        Counts counts = overview.counts();
        return List.of(figure(counts.files(), "files"), figure(counts.symbols(), "declarations"),
                figure(counts.references(), "references"), figure(counts.dependencies(), "dependencies"),
                figure(report.cycles().size(), "import cycles"));
    }

    /** What the newest run that changed the index has changed; empty if it is not known. */
    public String changes() {
        return report.runs().stream().filter(each -> each.status().equals("completed")).findFirst()
                .map(RepositoryView::changes).orElse("");
    }

    public List<Share> languages() {
        long most = overview.languages().stream().mapToLong(LanguageCount::files).max().orElse(1);
        return overview.languages().stream().map(each -> share(each.language(), each.files(), most)).toList();
    }

    public List<Share> mostUsed() {
        long most = report.mostUsed().stream().mapToLong(UsedFile::dependents).max().orElse(1);
        return report.mostUsed().stream().map(each -> share(each.path(), each.dependents(), most)).toList();
    }

    public List<Figure> outcomes() {
        return overview.outcomes().stream().map(each -> figure(each.files(), each.outcome())).toList();
    }

    public List<Trouble> troubles() {
        return overview.troubles().stream().map(each -> new Trouble(each.path(), each.outcome(),
                each.outcome().equals("failed") ? "fail" : each.outcome().equals("partial") ? "warn" : "open",
                each.reason() == null ? "" : each.reason())).toList();
    }

    public List<Cycle> cycles() {
        return report.cycles().stream().limit(MOST_CYCLES).map(RepositoryView::cycle).toList();
    }

    public int moreCycles() {
        return Math.max(0, report.cycles().size() - MOST_CYCLES);
    }

    public List<Run> runs() {
        return report.runs().stream().map(each -> new Run(time(each.createdAt()), each.ref() == null ? "" : each.ref(), each.status(),
                each.status().equals("failed") ? "fail" : each.status().equals("completed") ? "good" : "open", changes(each),
                each.seconds() == null ? "" : Durations.text(Duration.ofMillis(Math.round(each.seconds() * MILLIS))))).toList();
    }

    public MapView map() {
        return MapView.of(report.map(), new Anchors(parts), "m");
    }

    public List<Part> parts() {
        List<Part> list = new ArrayList<>();
        for (DependencyMap each : report.folders()) {
            String around = each.in();
            do {
                around = around.contains("/") ? around.substring(0, around.lastIndexOf('/')) : "";
            } while (!around.isEmpty() && !parts.containsKey(around));
            String id = parts.getOrDefault(each.in(), "");
            list.add(new Part(id, each.in(), around.isEmpty() ? "the whole" : around, parts.getOrDefault(around, "map"),
                    MapView.of(each, new Anchors(parts), id + "m")));
        }
        return list;
    }

    /** Folders lead to their own maps in the same page. */
    private record Anchors(Map<String, String> parts) implements MapLinks {
        @Override
        public String focus(Entry entry) {
            String part = parts.get(entry.path());
            return part == null || entry.kind() != DependencyMap.Kind.FOLDER ? "" : "#" + part;
        }

        @Override
        public String toggle(Entry entry) {
            return "";
        }

        @Override
        public String file(String path) {
            return "";
        }
    }

    private static Cycle cycle(ImportCycle cycle) {
        List<String> files = cycle.paths().stream().limit(MOST_FILES_OF_A_CYCLE).toList();
        return new Cycle(cycle.size(), files, cycle.size() - files.size());
    }

    private static Figure figure(long value, String name) {
        return new Figure(number(value), name);
    }

    private static Share share(String name, long value, long most) {
        return new Share(name, number(value), (int) Math.max(1, value * WHOLE / Math.max(1, most)));
    }

    private static String changes(Job job) {
        JsonNode changes = JsonMapper.shared().readTree(job.stats().text()).path("changes");
        return Stream.of("added", "modified", "deleted")
                .filter(each -> changes.path(each).asLong(0) > 0)
                .map(each -> number(changes.path(each).asLong(0)) + " " + each)
                .collect(Collectors.joining(", "));
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** To the second: {@code 2026-01-31 23:59:59+00}. */
    private static String time(@Nullable String printed) {
        return printed == null ? "never" : printed.replaceFirst("\\.\\d+", "");
    }
}
