package dev.kotadb.jobs.serve.mcp;

import static dev.kotadb.jobs.serve.mcp.Schema.arguments;
import static dev.kotadb.jobs.serve.mcp.Schema.list;
import static dev.kotadb.jobs.serve.mcp.Schema.object;
import static dev.kotadb.jobs.serve.mcp.Schema.optional;
import static dev.kotadb.jobs.serve.mcp.Schema.required;
import static dev.kotadb.jobs.serve.mcp.Schema.text;
import static dev.kotadb.jobs.serve.mcp.Schema.truth;
import static dev.kotadb.jobs.serve.mcp.SearchTools.REPOSITORY;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.mcp.ImpactTools.ChangeImpact;
import dev.kotadb.jobs.serve.mcp.ImpactTools.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tool that compares a plan with what is indexed. It judges what an index of sources can know, not the plan's sense. */
final class SpecificationTools {
    private final ImpactTools impact;

    SpecificationTools(ImpactTools impact) {
        this.impact = impact;
    }

    List<Tool> tools() {
        Map<String, Object> path = text("A whole path in the repository.");
        Map<String, Object> sentences = list("sentences", text("sentence"));
        return List.of(new Tool("validate_implementation_spec", "Validate implementation spec",
                "Compare a plan with the index: files to be created that exist, files to be changed that do not, paths that are none,"
                        + " cycles, missing tests, and what depends on what changes.",
                arguments(
                        required("feature_name", text("What is planned; repeated in the summary.")),
                        optional("files_to_create", list("Files that will be new.", path)),
                        optional("files_to_modify", list("Files that will change.", path)),
                        optional("migrations", list("Files of database migrations that will be new.", path)),
                        optional("dependencies_to_add", list("Names of new libraries.", text("name"))),
                        optional("breaking_changes", truth("Whether users of what changes have to change, too (false).")),
                        optional("repository", REPOSITORY)),
                object(
                        required("valid", truth("whether there are no errors")),
                        required("errors", sentences),
                        required("warnings", sentences),
                        required("approval_conditions", sentences),
                        required("risk_assessment", text("low, medium or high, and why")),
                        required("summary", text("a sentence"))),
                true, this::validate));
    }

    private Map<String, @Nullable Object> validate(Viewer viewer, Arguments given) {
        String feature = given.required("feature_name");
        List<String> modified = given.texts("files_to_modify");
        List<String> migrations = given.texts("migrations");
        List<String> created = Stream.concat(given.texts("files_to_create").stream(), migrations.stream()).toList();
        List<String> libraries = given.texts("dependencies_to_add");
        boolean breaking = given.truth("breaking_changes", false);
        List<String> errors = new ArrayList<>();
        List<String> wellFormed = Stream.concat(modified.stream(), created.stream()).filter(each -> isPath(each, errors)).toList();
        repeated(modified, created, errors);
        ChangeImpact found = impact.of(viewer, new Plan(modified.stream().filter(wellFormed::contains).distinct().toList(),
                created.stream().filter(wellFormed::contains).distinct().toList(), List.of(), List.of(), breaking, given.text("repository")));
        errors.addAll(found.conflicts());
        List<String> warnings = new ArrayList<>(found.warnings());
        if (modified.isEmpty() && created.isEmpty()) {
            warnings.add("The plan names no file");
        } else if (found.tests().isEmpty() && Stream.concat(modified.stream(), created.stream()).noneMatch(TestFiles::isTest)) {
            warnings.add("No indexed test reaches what changes, and the plan has none");
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("valid", errors.isEmpty());
        answer.put("errors", errors);
        answer.put("warnings", warnings);
        answer.put("approval_conditions", conditions(found, migrations, libraries, breaking));
        answer.put("risk_assessment", found.risk() + ": " + found.dependents() + " other files depend on what changes");
        answer.put("summary", feature + ": " + (errors.isEmpty() ? "fits the index" : count(errors.size(), "error")) + ", "
                + count(warnings.size(), "warning") + ", risk " + found.risk());
        return answer;
    }

    private static boolean isPath(String path, List<String> errors) {
        boolean isPath = !path.isBlank() && !path.startsWith("/") && !path.endsWith("/") && !path.contains("\\")
                && Stream.of(path.split("/")).noneMatch(each -> each.equals("..") || each.equals(".") || each.isEmpty());
        if (!isPath) {
            errors.add(path + " is no path of a file in a repository");
        }
        return isPath;
    }

    private static void repeated(List<String> modified, List<String> created, List<String> errors) {
        Set<String> seen = new HashSet<>();
        Stream.concat(modified.stream(), created.stream()).filter(each -> !seen.add(each)).distinct()
                .forEach(each -> errors.add(each + " is named twice"));
    }

    private static List<String> conditions(ChangeImpact found, List<String> migrations, List<String> libraries, boolean breaking) {
        List<String> conditions = new ArrayList<>();
        if (breaking && found.dependents() > 0) {
            conditions.add("The files that depend on what changes are changed, too: " + found.dependents());
        }
        if (!found.tests().isEmpty()) {
            conditions.add("The tests that reach what changes pass: " + found.tests().size());
        }
        if (!migrations.isEmpty()) {
            conditions.add("Somebody has reviewed the migrations: " + String.join(", ", migrations));
        }
        if (!libraries.isEmpty()) {
            conditions.add("Somebody has approved the new libraries: " + String.join(", ", libraries));
        }
        return conditions;
    }

    private static String count(int count, String noun) {
        return count == 0 ? "no " + noun + "s" : count + " " + noun + (count == 1 ? "" : "s");
    }
}
