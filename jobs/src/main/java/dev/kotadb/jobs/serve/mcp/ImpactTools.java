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
import dev.kotadb.jobs.questions.answer.Answer.Found;
import dev.kotadb.jobs.questions.answer.Impact;
import dev.kotadb.jobs.questions.answer.Impact.Dependent;
import dev.kotadb.jobs.questions.answer.ImportCycle;
import dev.kotadb.jobs.questions.request.CyclesRequest;
import dev.kotadb.jobs.questions.request.ImpactRequest;
import dev.kotadb.jobs.serve.answers.CodeAnswers;
import dev.kotadb.jobs.serve.answers.Problem;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tools about what a planned change may break. */
final class ImpactTools {
    private static final int DEPTH = 3;
    private static final int MOST_DEPENDENTS = 1_000;
    private static final int MOST_SUBJECTS = 50;
    private static final int MOST_SHOWN = 200;
    private static final int NOT_FOUND = 404;

    /** From this number of other files on, a change counts as risky. */
    private static final int MANY_FILES = 20;

    private static final int FEW_FILES = 5;

    private final CodeAnswers code;

    ImpactTools(CodeAnswers code) {
        this.code = code;
    }

    List<Tool> tools() {
        Map<String, Object> path = text("A path in the repository, or the end of one.");
        return List.of(new Tool("analyze_change_impact", "Analyze change impact",
                "Before a change: list the files that depend on what is changed, directly or up to " + DEPTH
                        + " steps away, through calls, types, imports, and overridden methods, in other repositories too; and the tests"
                        + " among them.",
                arguments(
                        required("change_type", text("Such as feature, refactor, fix or rename; repeated in the summary.")),
                        required("description", text("What is planned; repeated in the summary.")),
                        optional("files_to_modify", list("Files that will change.", path)),
                        optional("files_to_create", list("Files that will be new.", path)),
                        optional("files_to_delete", list("Files that will be gone.", path)),
                        optional("symbols", list("Only these declarations will change.",
                                text("A name, the end of a qualified name (Outer.method), or PATH:LINE."))),
                        optional("breaking_changes", truth("Whether users of what changes have to change, too (false).")),
                        optional("repository", REPOSITORY)),
                object(
                        required("affected_files", list("What changes, then what depends on it, the nearest first.", object(
                                required("path", text("path; behind the repository's name and a colon in another repository")),
                                required("reason", text("why it is listed, and how certain that is")),
                                required("change_requirement", text("changes, required, review or possible")),
                                optional("direct_dependents_count", number("of what changes: other files one step away")),
                                optional("indirect_dependents_count", number("of what changes: other files further away"))))),
                        required("test_scope", object(
                                required("test_files", list("affected tests", text("path"))),
                                required("recommended_test_files", list("tests one step away", text("path"))),
                                required("coverage_impact", text("a sentence")))),
                        required("architectural_warnings", list("cycles of imports that changed files are in", text("sentence"))),
                        required("conflicts", list("what does not fit the index", text("sentence"))),
                        required("risk_level", text("low, medium or high, by the number of other files and what they need")),
                        required("last_indexed_at", textOrNull("time of the oldest index that was asked")),
                        required("truncated", truth("whether there is more than is shown")),
                        required("summary", text("a sentence"))),
                true, this::changeImpact));
    }

    /**
     * A planned change.
     *
     * @param breaking whether users of what changes have to change, too
     * @param repository null if the files' names are enough
     */
    record Plan(
            List<String> modified, List<String> created, List<String> deleted, List<String> symbols, boolean breaking,
            @Nullable String repository) {}

    /** What the index says of a plan. @param dependents how many other files depend on what changes */
    record ChangeImpact(List<String> conflicts, List<String> warnings, List<String> tests, int dependents, String risk) {}

    ChangeImpact of(Viewer viewer, Plan plan) {
        Change change = change(viewer, plan);
        change.withoutSubjects();
        return new ChangeImpact(List.copyOf(change.conflicts), List.copyOf(change.warnings), List.copyOf(change.tests),
                change.dependents.size(), change.risk());
    }

    private Map<String, @Nullable Object> changeImpact(Viewer viewer, Arguments given) {
        String type = given.required("change_type");
        String description = given.required("description");
        return change(viewer, new Plan(given.texts("files_to_modify"), given.texts("files_to_create"), given.texts("files_to_delete"),
                        given.texts("symbols"), given.truth("breaking_changes", false), given.text("repository")))
                .answer(type + ": " + description);
    }

    private Change change(Viewer viewer, Plan plan) {
        if (plan.modified.size() + plan.created.size() + plan.deleted.size() + plan.symbols.size() > MOST_SUBJECTS) {
            throw Problem.badRequest("At most " + MOST_SUBJECTS + " files and symbols can be asked about at once");
        }
        Change change = new Change(viewer, plan.repository, plan.breaking);
        plan.modified.forEach(each -> change.add(each, "modified", false));
        plan.symbols.forEach(each -> change.add(each, "modified", false));
        plan.deleted.forEach(each -> change.add(each, "deleted", true));
        plan.created.forEach(change::create);
        return change;
    }

    /** Gathers what depends on each part of a change. */
    private final class Change {
        private final Viewer viewer;
        private final @Nullable String repository;
        private final boolean breaking;
        private final Map<String, Map<String, @Nullable Object>> subjects = new LinkedHashMap<>();
        private final Map<String, Map<String, @Nullable Object>> dependents = new LinkedHashMap<>();
        private final Set<String> tests = new LinkedHashSet<>();
        private final Set<String> nearTests = new LinkedHashSet<>();
        private final Set<String> warnings = new LinkedHashSet<>();
        private final List<String> conflicts = new ArrayList<>();
        private final Set<String> times = new LinkedHashSet<>();
        private boolean isDeletedUsed;
        private boolean truncated;

        Change(Viewer viewer, @Nullable String repository, boolean breaking) {
            this.viewer = viewer;
            this.repository = repository;
            this.breaking = breaking;
        }

        void add(String subject, String how, boolean isDeleted) {
            Found<Impact> found;
            try {
                found = code.impact(viewer, new ImpactRequest(subject, repository, DEPTH, MOST_DEPENDENTS));
            } catch (Problem e) {
                if (e.status() != NOT_FOUND) {
                    throw e;
                }
                conflicts.add(subject + " is to be " + how + ", but it is not indexed");
                return;
            }
            Impact impact = found.value();
            found.repositories().stream().map(Repository::lastIndexedAt).filter(Objects::nonNull).forEach(times::add);
            Set<String> direct = paths(impact, true);
            Set<String> indirect = paths(impact, false);
            indirect.removeAll(direct);
            Map<String, @Nullable Object> entry = entry(impact.path(), how + " as planned", "changes");
            entry.put("direct_dependents_count", direct.size());
            entry.put("indirect_dependents_count", indirect.size());
            subjects.putIfAbsent(impact.path(), entry);
            isDeletedUsed |= isDeleted && !direct.isEmpty();
            truncated |= impact.limited();
            impact.dependents().stream().filter(each -> !place(each, impact).equals(impact.path()))
                    .forEach(each -> depends(place(each, impact), each, isDeleted));
            code.cyclesOf(viewer, new CyclesRequest(impact.repository(), impact.path())).stream()
                    .map(ImportCycle::size)
                    .forEach(size -> warnings.add(impact.path() + " is in a cycle of " + size + " files that import each other"));
        }

        private static Set<String> paths(Impact impact, boolean direct) {
            Set<String> paths = new LinkedHashSet<>();
            impact.dependents().stream().filter(each -> each.depth() == 1 == direct)
                    .map(each -> place(each, impact)).filter(each -> !each.equals(impact.path())).forEach(paths::add);
            return paths;
        }

        /** The path, in another repository behind its name. */
        private static String place(Dependent each, Impact impact) {
            return each.repository().equals(impact.repository()) ? each.path() : each.repository() + ":" + each.path();
        }

        private void depends(String place, Dependent each, boolean isDeleted) {
            boolean isDirect = each.depth() == 1;
            String requirement = isDirect ? isDeleted || breaking ? "required" : "review" : "possible";
            dependents.putIfAbsent(place, entry(place, reason(each), requirement));
            if (TestFiles.isTest(each.path())) {
                tests.add(place);
                if (isDirect) {
                    nearTests.add(place);
                }
            }
        }

        private static String reason(Dependent each) {
            String how = each.referenceTypes().isEmpty() ? "" : " (" + String.join(", ", each.referenceTypes()) + ")";
            String declared = each.declared() == null ? "" : " by a call of " + each.declared();
            return "line " + each.line() + (each.symbol() == null ? "" : ", " + each.symbol()) + ", " + each.reason() + " "
                    + each.through().getLast() + how + declared
                    + (each.certain() ? "" : each.declared() == null ? "; matched by name" : "; may run it")
                    + (each.depth() == 1 ? "" : "; " + each.depth() + " steps away");
        }

        void create(String path) {
            try {
                Impact impact = code.impact(viewer, new ImpactRequest(path, repository, 1, 1)).value();
                if (impact.path().equals(path)) {
                    conflicts.add(path + " is to be created, but it exists");
                }
            } catch (Problem e) {
                if (e.status() != NOT_FOUND && e.choices().isEmpty()) {
                    throw e;
                }
            }
        }

        private static Map<String, @Nullable Object> entry(String path, String reason, String requirement) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("path", path);
            entry.put("reason", reason);
            entry.put("change_requirement", requirement);
            return entry;
        }

        Map<String, @Nullable Object> answer(String change) {
            withoutSubjects();
            List<Map<String, @Nullable Object>> files =
                    Stream.concat(subjects.values().stream(), dependents.values().stream()).toList();
            Map<String, @Nullable Object> scope = new LinkedHashMap<>();
            scope.put("test_files", first(tests));
            scope.put("recommended_test_files", first(nearTests));
            scope.put("coverage_impact", tests.isEmpty()
                    ? "No indexed test reaches what changes within " + DEPTH + " steps."
                    : tests.size() + " tests reach what changes, " + nearTests.size() + " of them directly.");
            String risk = risk();
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("affected_files", files.stream().limit(MOST_SHOWN).toList());
            answer.put("test_scope", scope);
            answer.put("architectural_warnings", first(warnings));
            answer.put("conflicts", conflicts);
            answer.put("risk_level", risk);
            answer.put("last_indexed_at", times.stream().sorted().findFirst().orElse(null));
            answer.put("truncated", truncated || files.size() > MOST_SHOWN || tests.size() > MOST_SHOWN);
            answer.put("summary", change + ". " + dependents.size() + " other files depend on what changes, " + tests.size()
                    + " of them tests; the risk is " + risk + ".");
            return answer;
        }

        /** What changes itself does not depend on what changes. */
        void withoutSubjects() {
            subjects.keySet().forEach(dependents::remove);
        }

        private String risk() {
            if (isDeletedUsed || dependents.size() >= MANY_FILES) {
                return "high";
            }
            return breaking && !dependents.isEmpty() || dependents.size() >= FEW_FILES ? "medium" : "low";
        }

        private static List<String> first(Collection<String> all) {
            return all.stream().limit(MOST_SHOWN).toList();
        }
    }
}
