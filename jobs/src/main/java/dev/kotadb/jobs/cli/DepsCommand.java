package dev.kotadb.jobs.cli;

import dev.kotadb.schema.query.DependencyQueries;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.Repositories;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "deps",
        description = "Show which files a file depends on and which depend on it, or the cycles of imports.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kota deps src/store.ts",
            "  kota deps src/store.ts --direction dependents --depth 3",
            "  kota deps --cycles --repo acme/shop"
        })
final class DepsCommand implements Callable<Integer> {
    private final Console console;
    private final IndexReader.Source index;

    @Mixin
    private final RepositoryChoice repositories = new RepositoryChoice();

    @Mixin
    private final Viewer viewer = new Viewer();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A path in the repository, or the end of one.")
    private @Nullable String file;

    @Option(
            names = "--direction",
            paramLabel = "WHICH",
            defaultValue = "both",
            description = "dependents, dependencies or both (the default).")
    private String direction = "both";

    @Option(names = "--depth", paramLabel = "N", defaultValue = "1", description = "How far to go (1).")
    private int depth;

    @Option(names = "--cycles", description = "Sets of files that import each other, directly or not.")
    private boolean cycles;

    @Option(names = "--json", description = "One JSON object a file or cycle.")
    private boolean json;

    DepsCommand(Console console, IndexReader.Source index) {
        this.console = console;
        this.index = index;
    }

    @Override
    public Integer call() {
        Direction which = checkedDirection();
        try (IndexReader reader = viewer.open(index);
                JsonLines lines = new JsonLines(console.out())) {
            Repositories chosen = repositories.among(reader);
            DependencyQueries queries = new DependencyQueries(reader.connection());
            FileHit start = file == null ? null : new FileLookup(queries, chosen).find(file);
            if (cycles) {
                new ImportCycles(console, queries, json ? lines : null).show(chosen.all(), start);
            } else if (start != null) {
                FileNeighbours neighbours = new FileNeighbours(console, json ? lines : null);
                if (which != Direction.DEPENDENTS) {
                    neighbours.show(start, "dependencies", queries::dependencies, depth);
                }
                if (which != Direction.DEPENDENCIES) {
                    neighbours.show(start, "dependents", queries::dependents, depth);
                }
            }
        }
        return ExitCode.DONE;
    }

    private enum Direction {
        DEPENDENTS,
        DEPENDENCIES,
        BOTH
    }

    private Direction checkedDirection() {
        if (file == null && !cycles) {
            throw new CommandFailure("FILE is missing; without one there is only --cycles", ExitCode.USAGE);
        }
        if (depth < 1) {
            throw new CommandFailure("--depth is " + depth + "; it has to be 1 or more", ExitCode.USAGE);
        }
        for (Direction each : Direction.values()) {
            if (each.name().equals(direction.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new CommandFailure(
                "--direction is " + direction + "; it has to be dependents, dependencies or both", ExitCode.USAGE);
    }
}
