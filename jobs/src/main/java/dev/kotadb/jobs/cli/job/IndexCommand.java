package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.cli.job.JobCommands.IndexOptions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "index",
        description = "Read a repository into the index: only what changed since the last time.",
        footerHeading = "%nA directory is read as it is, its .gitignore honoured; with --ref, a commit of it is.%n%n"
                + "Examples:%n",
        footer = {
            "  kota index .",
            "  kota index ~/src/shop --name acme/shop --ref v2.1",
            "  kota index https://example.org/acme/shop.git --json"
        })
public final class IndexCommand implements Callable<Integer> {
    private final JobCommands jobs;

    @Parameters(paramLabel = "PATH-or-URL", description = "A directory, or the URL of a git repository.")
    private String location = "";

    @Option(names = "--name", paramLabel = "OWNER/REPO", description = "The repository's name in the index.")
    private @Nullable String name;

    @Option(names = "--ref", paramLabel = "REF", description = "A branch, a tag or a commit.")
    private @Nullable String ref;

    @Option(names = "--full", description = "Read and parse all of it anew, whatever is known of it.")
    private boolean full;

    @Option(names = "--accept-loss", description = "Publish the index even if it has far less than the one before.")
    private boolean acceptLoss;

    @Option(
            names = "--retry-poison",
            description = "Parse files again that were set aside because a process died while parsing them, twice.")
    private boolean retryPoison;

    @Option(
            names = "--libraries",
            paramLabel = "FOLDERS",
            description = "Where the jars of Java libraries are: folders as Maven's local repository, Gradle's cache, or with jars"
                    + " directly in them, joined by the system's separator of paths; - for none."
                    + " By default Maven's and Gradle's in the home directory.")
    private @Nullable String libraries;

    @Option(
            names = "--fetch-libraries",
            description = "Download the libraries that the repository's poms and Gradle scripts name, and what those need, into the"
                    + " first of these folders, from where Maven's settings.xml says. Otherwise nothing is downloaded.")
    private boolean fetchLibraries;

    @Option(
            names = "--no-wait",
            description = "End with 1 at once if another process is indexing the repository, instead of waiting for it.")
    private boolean refuses;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    public IndexCommand(JobCommands jobs) {
        this.jobs = jobs;
    }

    @Override
    public Integer call() {
        return jobs.index(new IndexOptions(
                location, name, ref, full, acceptLoss, retryPoison, libraries, fetchLibraries, !refuses, json));
    }
}
