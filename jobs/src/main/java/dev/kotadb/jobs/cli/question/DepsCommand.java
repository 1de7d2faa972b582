package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.jobs.questions.answer.FileDependencies;
import dev.kotadb.jobs.questions.answer.FileDependencies.Neighbour;
import dev.kotadb.jobs.questions.answer.ImportCycle;
import dev.kotadb.jobs.questions.answer.PackageRelation;
import dev.kotadb.jobs.questions.request.CyclesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest.Direction;
import dev.kotadb.jobs.questions.request.PackagesRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "deps",
        description = "Show which files a file depends on and which depend on it, the cycles of imports, or the packages.",
        footerHeading = "%nPackages are read from pom.xml, Gradle's version catalogs, lock files and plain build scripts, package.json,"
                + " pyproject.toml, setup.cfg, requirements.txt, go.mod and Cargo.toml, with their lock files. What build programs"
                + " compute, such as setup.py, is not known.%n%nExamples:%n",
        footer = {
            "  kota deps src/store.ts",
            "  kota deps src/store.ts --direction dependents --depth 3",
            "  kota deps --cycles --repo acme/shop",
            "  kota deps --packages --repo acme/shop",
            "  kota deps --packages com.google.guava:guava"
        })
public final class DepsCommand implements Callable<Integer> {
    private static final int MOST_PACKAGES = 100_000;

    private final Console console;
    private final IndexSource index;

    @Mixin
    private final RepositoryOption repositories = new RepositoryOption();

    @Mixin
    private final ViewerOption viewer = new ViewerOption();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A path in the repository, or the end of one. With --packages: a package, or the last part of its name.")
    private @Nullable String file;

    @Option(
            names = "--direction",
            paramLabel = "WHICH",
            defaultValue = "both",
            description = "dependents, dependencies or both (the default).")
    private String direction = "both";

    @Option(names = "--depth", paramLabel = "N", defaultValue = "1", description = "Follow up to N edges (1).")
    private int depth;

    @Option(names = "--cycles", description = "Show sets of files that import each other, directly or through others.")
    private boolean cycles;

    @Option(
            names = "--packages",
            description = "Show which packages the repositories provide and depend on; with FILE, which repositories provide and"
                    + " depend on the package of this name, in which version.")
    private boolean packages;

    @Option(names = "--json", description = "Print one JSON object per file, cycle, or package and manifest.")
    private boolean json;

    public DepsCommand(Console console, IndexSource index) {
        this.console = console;
        this.index = index;
    }

    @Override
    public Integer call() {
        if (file == null && !cycles && !packages) {
            throw new CommandFailure("FILE is missing; only --cycles and --packages work without it", ExitCode.USAGE);
        }
        if (cycles && packages) {
            throw new CommandFailure("--cycles are of files, --packages of repositories; give one of them", ExitCode.USAGE);
        }
        String start = Objects.requireNonNullElse(file, "");
        Direction which = checkedDirection();
        LimitCheck.atLeastOne("--depth", depth);
        try (CodeIndex asked = viewer.open(index)) {
            if (packages) {
                PackagesRequest request = new PackagesRequest(file, repositories.repository, MOST_PACKAGES);
                showPackages(Answers.found(asked.packages(request)).value());
            } else if (cycles) {
                show(Answers.found(asked.cycles(new CyclesRequest(repositories.repository, file))).value());
            } else {
                DependenciesRequest request = new DependenciesRequest(start, repositories.repository, which, depth);
                show(Answers.found(asked.dependencies(request)).value());
            }
        }
        return ExitCode.DONE;
    }

    private Direction checkedDirection() {
        for (Direction each : Direction.values()) {
            if (each.name().equals(direction.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new CommandFailure(
                "--direction is " + direction + "; it has to be dependents, dependencies or both", ExitCode.USAGE);
    }

    private void show(FileDependencies found) {
        show("dependencies of " + found.file(), found.dependencies());
        show("dependents of " + found.file(), found.dependents());
    }

    private void show(String title, @Nullable List<Neighbour> neighbours) {
        if (neighbours == null) {
            return;
        }
        if (json) {
            print(neighbours);
            return;
        }
        console.out().println(console.bold(title));
        for (Neighbour each : neighbours) {
            console.out().println("  ".repeat(each.depth()) + console.place(each.path()) + "  "
                    + console.faint(String.join(", ", each.dependencyTypes()) + ", " + each.count()));
        }
        if (neighbours.isEmpty()) {
            console.out().println("  none");
        }
    }

    private void showPackages(List<PackageRelation> found) {
        if (json) {
            print(found);
        } else if (file == null) {
            new PackageText(console).byRepository(found);
        } else {
            new PackageText(console).byPackage(found);
        }
        if (found.isEmpty()) {
            console.err().println("No package: nothing has a manifest, or the index is older than this command and kota index has to run once.");
        }
    }

    private void show(List<ImportCycle> found) {
        if (json) {
            print(found);
        } else {
            for (ImportCycle cycle : found) {
                console.out().println(console.bold("cycle of " + cycle.size() + " files in " + cycle.repository()));
                cycle.paths().forEach(path -> console.out().println("  " + console.place(path)));
            }
        }
        if (found.isEmpty()) {
            console.err().println("No cycle of imports.");
        }
    }

    private void print(List<? extends Record> objects) {
        try (JsonLines lines = new JsonLines(console.out())) {
            objects.forEach(lines::write);
        }
    }
}
