package dev.kotadb.jobs.serve.mcp;

import static dev.kotadb.jobs.serve.mcp.Schema.arguments;
import static dev.kotadb.jobs.serve.mcp.Schema.choice;
import static dev.kotadb.jobs.serve.mcp.Schema.list;
import static dev.kotadb.jobs.serve.mcp.Schema.number;
import static dev.kotadb.jobs.serve.mcp.Schema.object;
import static dev.kotadb.jobs.serve.mcp.Schema.optional;
import static dev.kotadb.jobs.serve.mcp.Schema.required;
import static dev.kotadb.jobs.serve.mcp.Schema.text;
import static dev.kotadb.jobs.serve.mcp.Schema.textOrNull;
import static dev.kotadb.jobs.serve.mcp.Schema.truth;
import static dev.kotadb.jobs.serve.mcp.SearchTools.CURSOR;
import static dev.kotadb.jobs.serve.mcp.SearchTools.NEXT_CURSOR;
import static dev.kotadb.jobs.serve.mcp.SearchTools.REPOSITORY;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.FileDependencies;
import dev.kotadb.jobs.questions.answer.FileDependencies.Neighbour;
import dev.kotadb.jobs.questions.answer.ImportCycle;
import dev.kotadb.jobs.questions.answer.Symbol;
import dev.kotadb.jobs.questions.answer.SymbolUses;
import dev.kotadb.jobs.questions.answer.SymbolUses.Use;
import dev.kotadb.jobs.questions.request.CyclesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest.Direction;
import dev.kotadb.jobs.questions.request.ReferencesRequest;
import dev.kotadb.jobs.serve.answers.CodeAnswers;
import dev.kotadb.jobs.serve.answers.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tools about declarations, their uses, and the dependencies between files. */
final class CodeTools {
    private static final int MOST = 200;
    private static final int DEFAULT = 100;
    private static final int MOST_USES = 1_000;
    private static final int MOST_DEPTH = 5;
    private static final List<String> DIRECTIONS = List.of("dependents", "dependencies", "both");

    private final CodeAnswers code;

    CodeTools(CodeAnswers code) {
        this.code = code;
    }

    List<Tool> tools() {
        Map<String, Object> side = object(
                required("direct", list("paths one step away", text("path"))),
                required("indirect", Map.of("type", "object", "description", "paths further away, by their number of steps")),
                required("cycles", list("cycles of imports that the file is in", list("paths", text("path")))),
                required("count", number("how many files in all, shown or not")),
                required("truncated", truth("whether there are more than are shown")));
        return List.of(
                new Tool("search_dependencies", "Search dependencies",
                        "List the files that depend on a file, and the files that it depends on. A dependent is dispatched if it uses"
                                + " methods which those of the file override or implement.",
                        arguments(
                                required("file_path", text("A path in the repository, or the end of one.")),
                                optional("direction", choice("Which way to look (both).", DIRECTIONS)),
                                optional("depth", number("How many steps to follow (1).", 1, MOST_DEPTH)),
                                optional("include_tests", truth("Whether to list tests (true).")),
                                optional("reference_types", list("Only dependencies of these kinds.",
                                        choice("kind", List.of("file_import", "symbol_usage", "dispatched")))),
                                optional("limit", number("How many files per direction (100).", 1, MOST)),
                                optional("repository", REPOSITORY)),
                        object(
                                required("file_path", text("the whole path")),
                                required("direction", text("as given")),
                                required("depth", number("as given")),
                                optional("dependents", side),
                                optional("dependencies", side)),
                        true, this::dependencies),
                new Tool("find_usages", "Find usages",
                        "List the uses of a declaration, each with how certain it is: exact follows from the language's rules, import"
                                + " from an import, heuristic is the only declaration of that name, dispatched a use of a method"
                                + " which this one overrides or implements, ambiguous is one of several;"
                                + " external and unresolved uses of the name have no known target and are listed only if nothing"
                                + " of that name is declared.",
                        arguments(
                                required("symbol", text("A name, the end of a qualified name (Outer.method), or PATH:LINE.")),
                                optional("file", text("Only the declaration in this file: a path or its end.")),
                                optional("include_definitions", truth("Whether to list the declarations, too (false).")),
                                optional("include_tests", truth("Whether to list uses in tests (true).")),
                                optional("repository", REPOSITORY),
                                optional("limit", number("How many uses (100).", 1, MOST)),
                                optional("cursor", CURSOR)),
                        object(
                                required("symbol", text("as given")),
                                required("defined_in", textOrNull("path:line of the first declaration")),
                                required("kind", textOrNull("of the declaration")),
                                required("usages", list("The uses.", object(
                                        required("repository", text("full name")),
                                        required("file", text("path")),
                                        required("line", number("from 1")),
                                        required("column", number("from 0")),
                                        required("usage_type", text("call, type_reference …")),
                                        required("certainty", text("exact, import, heuristic, dispatched, ambiguous, external or unresolved")),
                                        required("context", textOrNull("the declaration around it")),
                                        required("external_name", textOrNull(
                                                "qualified name of what it means in a library or another repository")),
                                        required("dispatched_through", textOrNull(
                                                "of a dispatched use: qualified name of the method that is used"))))),
                                required("total_usages", number("shown or not; at most " + MOST_USES + " per declaration are counted")),
                                required("files_with_usages", number("files")),
                                required("nextCursor", NEXT_CURSOR)),
                        true, this::usages),
                new Tool("get_index_statistics", "Get index statistics",
                        "Count what is indexed: repositories, files, symbols, references, dependencies.",
                        arguments(optional("repository", REPOSITORY)),
                        object(
                                required("repositories", number("how many")),
                                required("files", number("how many")),
                                required("symbols", number("how many")),
                                required("references", number("how many")),
                                required("dependencies", number("how many")),
                                required("summary", text("a sentence"))),
                        true, this::statistics),
                new Tool("list_repositories", "List repositories",
                        "List the repositories that are indexed, with commit and time.",
                        arguments(optional("limit", number("How many (100).", 1, MOST)), optional("cursor", CURSOR)),
                        object(
                                required("total", number("how many there are")),
                                required("results", list("The repositories.", object(
                                        required("id", text("id")),
                                        required("fullName", text("owner/repo")),
                                        required("indexedCommit", textOrNull("commit")),
                                        required("lastIndexedAt", textOrNull("time"))))),
                                required("nextCursor", NEXT_CURSOR)),
                        true, this::repositories));
    }

    private Map<String, @Nullable Object> dependencies(Viewer viewer, Arguments given) {
        String file = given.required("file_path");
        String direction = given.choice("direction", "both", DIRECTIONS);
        int depth = given.between("depth", 1, 1, MOST_DEPTH);
        FileDependencies around = code.around(viewer, new DependenciesRequest(
                file, given.text("repository"), Direction.valueOf(direction.toUpperCase(Locale.ROOT)), depth)).value();
        List<List<String>> cycles = code.cyclesOf(viewer, new CyclesRequest(around.repository(), around.file())).stream()
                .map(ImportCycle::paths).toList();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("file_path", around.file());
        answer.put("direction", direction);
        answer.put("depth", depth);
        if (around.dependents() != null) {
            answer.put("dependents", side(around.dependents(), cycles, given));
        }
        if (around.dependencies() != null) {
            answer.put("dependencies", side(around.dependencies(), cycles, given));
        }
        return answer;
    }

    private static Map<String, @Nullable Object> side(
            List<Neighbour> all, List<List<String>> cycles, Arguments given) {
        boolean tests = given.truth("include_tests", true);
        List<String> kinds = given.texts("reference_types");
        List<Neighbour> wanted = all.stream()
                .filter(each -> tests || !TestFiles.isTest(each.path()))
                .filter(each -> kinds.isEmpty() || !Collections.disjoint(each.dependencyTypes(), kinds))
                .toList();
        List<Neighbour> shown = wanted.subList(0, Math.min(wanted.size(), given.number("limit", DEFAULT, MOST)));
        Map<String, @Nullable Object> side = new LinkedHashMap<>();
        side.put("direct", shown.stream().filter(each -> each.depth() == 1).map(Neighbour::path).toList());
        side.put("indirect", shown.stream().filter(each -> each.depth() > 1).collect(Collectors.groupingBy(
                Neighbour::depth, TreeMap::new, Collectors.mapping(Neighbour::path, Collectors.toList()))));
        side.put("cycles", cycles);
        side.put("count", wanted.size());
        side.put("truncated", shown.size() < wanted.size());
        return side;
    }

    private Map<String, @Nullable Object> usages(Viewer viewer, Arguments given) {
        String name = given.required("symbol");
        String file = given.text("file");
        boolean tests = given.truth("include_tests", true);
        Page page = given.page(DEFAULT, MOST);
        List<SymbolUses> found = code.uses(viewer,
                        new ReferencesRequest(name, null, given.text("repository"), false, 1), MOST_USES).value().stream()
                .filter(each -> file == null || each.target() != null && ("/" + each.target().path()).endsWith("/" + file))
                .toList();
        List<Symbol> symbols = new ArrayList<>();
        found.forEach(each -> {
            if (each.target() != null) {
                symbols.add(each.target());
            }
        });
        List<Usage> usages = new ArrayList<>();
        if (given.truth("include_definitions", false)) {
            symbols.forEach(each -> usages.add(Usage.of(each)));
        }
        found.stream().flatMap(each -> each.uses().stream()).filter(each -> tests || !TestFiles.isTest(each.path()))
                .forEach(each -> usages.add(Usage.of(each)));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("symbol", name);
        answer.put("defined_in", symbols.isEmpty() ? null : symbols.getFirst().path() + ":" + symbols.getFirst().lineStart());
        answer.put("kind", symbols.isEmpty() ? null : symbols.getFirst().kind());
        answer.put("usages", page.of(usages).stream().map(Usage::fields).toList());
        answer.put("total_usages", usages.size());
        answer.put("files_with_usages", usages.stream().map(Usage::place).distinct().count());
        page.addNext(answer, usages.size());
        return answer;
    }

    /** A use or a declaration. */
    private record Usage(
            String repository, String file, int line, int column, String type, String certainty, @Nullable String context,
            @Nullable String externalName, @Nullable String through) {
        static Usage of(Use use) {
            return new Usage(use.repository(), use.path(), use.line(), use.column(), use.referenceType(), use.resolution(),
                    use.enclosing(), use.externalName(), use.through());
        }

        static Usage of(Symbol symbol) {
            return new Usage(symbol.repository(), symbol.path(), symbol.lineStart(), 0, "definition", "exact", symbol.qualifiedName(),
                    null, null);
        }

        Place place() {
            return new Place(repository, file);
        }

        Map<String, @Nullable Object> fields() {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("repository", repository);
            fields.put("file", file);
            fields.put("line", line);
            fields.put("column", column);
            fields.put("usage_type", type);
            fields.put("certainty", certainty);
            fields.put("context", context);
            fields.put("external_name", externalName);
            fields.put("dispatched_through", through);
            return fields;
        }
    }

    private record Place(String repository, String file) {}

    private Map<String, @Nullable Object> statistics(Viewer viewer, Arguments given) {
        return code.statistics(viewer, given.text("repository")).withIndex(Instant.now());
    }

    private Map<String, @Nullable Object> repositories(Viewer viewer, Arguments given) {
        return code.repositories(viewer, given.page(DEFAULT, MOST)).fields();
    }
}
