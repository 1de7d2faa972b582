package dev.kotadb.jobs.serve.page;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.ImportCycle;
import dev.kotadb.jobs.questions.answer.RepositoryOverview;
import dev.kotadb.jobs.questions.answer.UsedFile;
import dev.kotadb.jobs.questions.request.CyclesRequest;
import dev.kotadb.jobs.questions.request.JobsRequest;
import dev.kotadb.jobs.serve.answers.HiddenPaths;
import dev.kotadb.jobs.serve.answers.Reads;
import dev.kotadb.jobs.serve.answers.Timestamps;
import dev.kotadb.jobs.serve.page.view.Ages;
import dev.kotadb.jobs.serve.page.view.FilePage.Place;
import dev.kotadb.jobs.serve.page.view.JobRow;
import dev.kotadb.jobs.serve.page.view.Links;
import dev.kotadb.jobs.serve.page.view.RepositoryPage;
import dev.kotadb.jobs.serve.page.view.RepositoryPage.Bar;
import dev.kotadb.jobs.serve.page.view.RepositoryPage.Cycle;
import dev.kotadb.jobs.serve.page.view.RepositoryPage.Figure;
import dev.kotadb.jobs.serve.page.view.RepositoryPage.Trouble;
import dev.kotadb.schema.query.OverviewQueries;
import dev.kotadb.schema.query.OverviewQueries.Counts;
import dev.kotadb.schema.query.OverviewQueries.LanguageCount;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import dev.kotadb.schema.query.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks what a repository consists of. */
final class Repositories {
    private static final int MOST_CYCLES = 10;
    private static final int MOST_FILES = 8;
    private static final int MOST_JOBS = 10;
    private static final int WHOLE = 100;

    private final Reads reads;

    Repositories(Reads reads) {
        this.reads = reads;
    }

    private record Read(
            RepositoryOverview overview, @Nullable List<UsedFile> mostUsed, List<ImportCycle> cycles, List<Job> jobs) {}

    /**
     * @param mostUsed whether to read which files are most used even if that takes long
     * @throws dev.kotadb.jobs.serve.answers.Problem if the viewer sees no such repository
     */
    RepositoryPage page(Viewer viewer, String name, boolean mostUsed) {
        return page(reads.found(viewer, index -> index.overview(name).then(overview -> {
            String id = overview.repository().id().toString();
            return index.cycles(new CyclesRequest(id, null)).then(cycles -> index.jobs(new JobsRequest(id, null, MOST_JOBS))
                    .then(jobs -> index.isMapQuick(id).then(quick -> mostUsed || quick
                            ? index.mostUsed(id).map(used -> new Read(overview, used, cycles, jobs))
                            : Answer.found(new Read(overview, null, cycles, jobs)))));
        })).value());
    }

    private static @Nullable List<Bar> mostUsed(@Nullable List<UsedFile> files, String repository) {
        if (files == null) {
            return null;
        }
        long most = files.stream().mapToLong(UsedFile::dependents).max().orElse(1);
        return files.stream().map(each -> new Bar(each.path(), Searches.count(each.dependents(), "file"),
                share(each.dependents(), most), Links.file(repository, each.path()))).toList();
    }

    private static RepositoryPage page(Read read) {
        RepositoryOverview overview = read.overview;
        Repository repository = overview.repository();
        String name = repository.fullName();
        Instant now = Instant.now();
        String commit = repository.indexedCommit();
        Counts counts = overview.counts();
        long files = Math.max(1, overview.languages().stream().mapToLong(LanguageCount::files).max().orElse(1));
        return new RepositoryPage(
                name,
                (commit == null ? "working tree" : "commit " + commit) + ", indexed "
                        + Ages.since(Timestamps.instant(repository.lastIndexedAt()), now),
                Links.map(name, "", null, null),
                List.of(figure(counts.files(), "files"), figure(counts.symbols(), "declarations"),
                        figure(counts.references(), "references"), figure(counts.dependencies(), "dependencies"),
                        figure(read.cycles.size(), "import cycles")),
                overview.languages().stream().map(each -> new Bar(each.language(), Searches.count(each.files(), "file"),
                        share(each.files(), files), "")).toList(),
                overview.outcomes().stream().map(each -> figure(each.files(), each.outcome())).toList(),
                overview.troubles().stream().map(each -> trouble(each, name)).toList(),
                mostUsed(read.mostUsed, name),
                Links.repository(name) + "&files=most-used",
                read.cycles.stream().limit(MOST_CYCLES).map(each -> cycle(each, name)).toList(),
                Math.max(0, read.cycles.size() - MOST_CYCLES),
                read.jobs.stream().map(each -> JobRow.of(each, now)).toList());
    }

    private static Figure figure(long value, String name) {
        return new Figure(String.format(Locale.ENGLISH, "%,d", value), name);
    }

    private static int share(long part, long whole) {
        return (int) Math.max(1, part * WHOLE / whole);
    }

    private static Trouble trouble(OverviewQueries.Trouble each, String repository) {
        String reason = HiddenPaths.in(each.reason());
        String kind = switch (each.outcome()) {
            case "failed" -> "fail";
            case "partial" -> "warn";
            default -> "open";
        };
        return new Trouble(each.path(), Links.file(repository, each.path()), each.outcome(), kind, reason == null ? "" : reason);
    }

    private static Cycle cycle(ImportCycle cycle, String repository) {
        List<Place> shown = cycle.paths().stream().limit(MOST_FILES)
                .map(each -> new Place(each, Links.file(repository, each))).toList();
        return new Cycle(cycle.size(), shown, cycle.size() - shown.size());
    }
}
