package dev.kotadb.jobs.serve.mcp;

import static dev.kotadb.jobs.serve.mcp.Schema.arguments;
import static dev.kotadb.jobs.serve.mcp.Schema.list;
import static dev.kotadb.jobs.serve.mcp.Schema.number;
import static dev.kotadb.jobs.serve.mcp.Schema.object;
import static dev.kotadb.jobs.serve.mcp.Schema.optional;
import static dev.kotadb.jobs.serve.mcp.Schema.required;
import static dev.kotadb.jobs.serve.mcp.Schema.text;
import static dev.kotadb.jobs.serve.mcp.Schema.textOrNull;
import static dev.kotadb.jobs.serve.mcp.Schema.truth;
import static dev.kotadb.jobs.serve.mcp.SearchTools.REPOSITORY;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.FileDependencies.Neighbour;
import dev.kotadb.jobs.questions.answer.FoundFile;
import dev.kotadb.jobs.questions.answer.SourceFile.Declaration;
import dev.kotadb.jobs.serve.answers.ContextAnswers;
import dev.kotadb.jobs.serve.answers.ContextAnswers.Context;
import dev.kotadb.jobs.serve.answers.ContextAnswers.Target;
import dev.kotadb.jobs.serve.answers.Problem;
import dev.kotadb.jobs.serve.answers.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tool that tells an agent, before it works on files, what is around them. */
final class ContextTools {
    private static final int MOST_FILES = 20;
    private static final int MOST_SYMBOLS = 100;
    private static final int MOST_TESTS = 50;
    private static final int MOST_IMPACTED = 100;
    private static final int DEFAULT_IMPACTED = 20;
    private static final Duration FRESH = Duration.ofHours(24);

    private final ContextAnswers context;

    ContextTools(ContextAnswers context) {
        this.context = context;
    }

    List<Tool> tools() {
        Map<String, Object> path = text("path");
        return List.of(new Tool("generate_task_context", "Generate task context",
                "Before work on files: what they declare, which files depend on them, which tests reach them, what was indexed last,"
                        + " and whether the index may be out of date.",
                arguments(
                        required("files", list("Paths in one repository, or the ends of such; " + MOST_FILES + " at most.", path)),
                        optional("include_tests", truth("Whether to list tests (true).")),
                        optional("include_symbols", truth("Whether to list what the files declare (true).")),
                        optional("max_impacted_files", number("How many dependents to list (20).", 1, MOST_IMPACTED)),
                        optional("repository", REPOSITORY)),
                object(
                        required("repository", textOrNull("full name")),
                        required("targetFiles", list("The files.", object(
                                required("path", text("the whole path")),
                                required("dependentCount", number("files one step away that depend on it")),
                                required("symbols", list("declarations, by line; the first " + MOST_SYMBOLS, object(
                                        required("name", text("qualified name")), required("kind", text("kind")), required("line", number("from 1")))))))),
                        required("unknownFiles", list("files that are not indexed", path)),
                        required("impactedFiles", list("other files that depend on them, those with the most uses first", object(
                                required("path", path), required("dependsOn", list("which of the files", path)),
                                required("uses", number("imports and uses"))))),
                        required("impactedFileCount", number("shown or not")),
                        required("testFiles", list("tests up to two steps away", path)),
                        required("recentChanges", list("the files that were indexed last", object(
                                required("path", path), required("indexedAt", text("time"))))),
                        required("indexStale", truth("whether the index may be out of date")),
                        optional("staleReason", text("why")),
                        required("durationMs", number("how long this took"))),
                true, this::taskContext));
    }

    private Map<String, @Nullable Object> taskContext(Viewer viewer, Arguments given) {
        long start = System.nanoTime();
        List<String> files = given.texts("files").stream().distinct().toList();
        if (files.isEmpty()) {
            throw Problem.badRequest("Missing required parameter: files");
        }
        if (files.size() > MOST_FILES) {
            throw Problem.badRequest("At most " + MOST_FILES + " files can be asked about at once");
        }
        boolean tests = given.truth("include_tests", true);
        boolean symbols = given.truth("include_symbols", true);
        int most = given.number("max_impacted_files", DEFAULT_IMPACTED, MOST_IMPACTED);
        Context found = context.around(viewer, files, given.text("repository"));
        List<Map<String, @Nullable Object>> impacted = impacted(found);
        String stale = staleReason(found, Instant.now());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("repository", found.repository() == null ? null : found.repository().fullName());
        answer.put("targetFiles", found.targets().stream().map(each -> target(each, symbols)).toList());
        answer.put("unknownFiles", found.unknown());
        answer.put("impactedFiles", impacted.subList(0, Math.min(most, impacted.size())));
        answer.put("impactedFileCount", impacted.size());
        answer.put("testFiles", tests ? tests(found) : List.of());
        answer.put("recentChanges", found.recent().stream().map(ContextTools::recent).toList());
        answer.put("indexStale", stale != null);
        if (stale != null) {
            answer.put("staleReason", stale);
        }
        answer.put("durationMs", Duration.ofNanos(System.nanoTime() - start).toMillis());
        return answer;
    }

    private static Map<String, @Nullable Object> target(Target target, boolean symbols) {
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("path", target.source().file().path());
        file.put("dependentCount", target.dependents().stream().filter(each -> each.depth() == 1).count());
        file.put("symbols", symbols
                ? target.source().declarations().stream().limit(MOST_SYMBOLS).map(ContextTools::symbol).toList()
                : List.of());
        return file;
    }

    private static Map<String, @Nullable Object> symbol(Declaration declaration) {
        Map<String, @Nullable Object> symbol = new LinkedHashMap<>();
        symbol.put("name", declaration.qualifiedName());
        symbol.put("kind", declaration.detail() == null ? declaration.kind() : declaration.detail());
        symbol.put("line", declaration.nameLine());
        return symbol;
    }

    private static List<Map<String, @Nullable Object>> impacted(Context found) {
        Set<String> targets = targets(found);
        Map<String, Set<String>> dependsOn = new LinkedHashMap<>();
        Map<String, Long> uses = new LinkedHashMap<>();
        for (Target target : found.targets()) {
            for (Neighbour each : target.dependents()) {
                if (each.depth() == 1 && !targets.contains(each.path()) && !TestFiles.isTest(each.path())) {
                    dependsOn.computeIfAbsent(each.path(), _ -> new LinkedHashSet<>()).add(target.source().file().path());
                    uses.merge(each.path(), each.count(), Long::sum);
                }
            }
        }
        List<Map<String, @Nullable Object>> files = new ArrayList<>();
        uses.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> {
                    Map<String, @Nullable Object> file = new LinkedHashMap<>();
                    file.put("path", each.getKey());
                    file.put("dependsOn", List.copyOf(dependsOn.getOrDefault(each.getKey(), Set.of())));
                    file.put("uses", each.getValue());
                    files.add(file);
                });
        return files;
    }

    private static Set<String> targets(Context found) {
        Set<String> targets = new TreeSet<>();
        found.targets().forEach(each -> targets.add(each.source().file().path()));
        return targets;
    }

    private static List<String> tests(Context found) {
        Set<String> targets = targets(found);
        return found.targets().stream().flatMap(each -> each.dependents().stream())
                .sorted(Comparator.comparingInt(Neighbour::depth)).map(Neighbour::path).distinct()
                .filter(each -> TestFiles.isTest(each) && !targets.contains(each)).limit(MOST_TESTS).toList();
    }

    private static Map<String, @Nullable Object> recent(FoundFile each) {
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("path", each.file().path());
        file.put("indexedAt", each.file().indexedAt());
        return file;
    }

    private static @Nullable String staleReason(Context found, Instant now) {
        if (found.repository() == null) {
            return "None of the files is indexed";
        }
        if (found.lastJob() != null && found.lastJob().status().matches("pending|processing")) {
            return "A job that indexes the repository is " + found.lastJob().status();
        }
        if (found.lastJob() != null && found.lastJob().status().equals("failed")) {
            return "The last job of the repository failed";
        }
        if (!found.unknown().isEmpty()) {
            return "Not all files are indexed";
        }
        Instant indexed = Timestamps.instant(found.repository().lastIndexedAt());
        return indexed == null || indexed.isBefore(now.minus(FRESH)) ? "The index is older than a day" : null;
    }
}
