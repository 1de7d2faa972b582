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
import static dev.kotadb.jobs.serve.mcp.SearchTools.CURSOR;
import static dev.kotadb.jobs.serve.mcp.SearchTools.NEXT_CURSOR;
import static dev.kotadb.jobs.serve.mcp.SearchTools.REPOSITORY;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.answers.CodeAnswers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tool about the packages of repositories. */
final class PackageTools {
    private static final int MOST = 200;
    private static final int DEFAULT = 100;

    private final CodeAnswers code;

    PackageTools(CodeAnswers code) {
        this.code = code;
    }

    List<Tool> tools() {
        return List.of(new Tool("search_packages", "Search packages",
                "List which repositories provide a package (Maven, npm, Python, Go, Rust) and which depend on it, in which version; or all"
                        + " packages of a repository. Read from manifests and lock files.",
                arguments(
                        optional("name", text("A package such as com.google.guava:guava or react, or its last part; all if left out.")),
                        optional("repository", REPOSITORY),
                        optional("limit", number("How many (100).", 1, MOST)),
                        optional("cursor", CURSOR)),
                object(
                        required("results", list("What is provided, then what is depended on.", object(
                                required("repository", text("full name")),
                                required("relation", text("provides or depends")),
                                required("type", text("maven, npm, python, go or rust")),
                                required("name", text("of the package")),
                                required("version", textOrNull("if it is known")),
                                required("requested", textOrNull("what the manifest says, such as ^18.2.0")),
                                required("scope", textOrNull("in the package manager's words")),
                                required("direct", truth("whether the repository itself asks for it")),
                                required("manifest", textOrNull("path of the file that says so")),
                                required("tests", truth("whether the file is below a folder of tests or examples")),
                                required("replacedBy", textOrNull("what is used in its place"))))),
                        required("nextCursor", NEXT_CURSOR)),
                true, this::packages));
    }

    private Map<String, @Nullable Object> packages(Viewer viewer, Arguments given) {
        return code.packages(viewer, given.text("name"), given.text("repository"), given.page(DEFAULT, MOST))
                .withIndex(Instant.now());
    }
}
