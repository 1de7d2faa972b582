package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.index.LanguageVersions;
import dev.kotadb.jobs.index.LibraryManifests;
import dev.kotadb.jobs.index.RegisteredPaths;
import dev.kotadb.jobs.index.RunLibraries;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.source.PathPatterns;
import dev.kotadb.schema.index.NameBasedIds;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.job.IndexStep;
import dev.kotadb.schema.index.repository.RepositorySettingsTable;
import dev.kotadb.schema.index.staging.FileState;
import dev.kotadb.schema.index.staging.LanguageVersion;
import dev.kotadb.schema.index.staging.PlanTable;
import dev.kotadb.schema.index.staging.StagingTables;
import java.io.IOException;
import java.util.List;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Lists the files and decides the change of each. */
final class PlanStep implements Tasklet {
    private final Workspace workspace;
    private final PlanTable plan;
    private final StagingTables staging;
    private final IndexJobsTable jobs;
    private final LossCheck losses;
    private final RepositorySettingsTable registered;
    private final IndexSettings settings;
    private final RunLibraries libraries;

    PlanStep(
            Workspace workspace,
            PlanTable plan,
            StagingTables staging,
            IndexJobsTable jobs,
            LossCheck losses,
            RepositorySettingsTable registered,
            IndexSettings settings,
            RunLibraries libraries) {
        this.workspace = workspace;
        this.plan = plan;
        this.staging = staging;
        this.jobs = jobs;
        this.losses = losses;
        this.registered = registered;
        this.settings = settings;
        this.libraries = libraries;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws IOException {
        workspace.progress().phase(IndexStep.PLAN, 0, 0);
        IndexRun run = workspace.run();
        staging.createPlan(run.tables());
        long listed = list();
        List<LanguageVersion> versions =
                plan.indexedLanguages(workspace.repository()).stream()
                .map(language -> LanguageVersions.of(language, libraries.version(language)))
                .toList();
        plan.compare(run.tables(), workspace.repository(), versions, run.request().full(), run.request().retryPoison());
        long planned = plan.countFiles(run.tables());
        if (planned != listed) {
            throw new IllegalStateException(run.repository().fullName() + " has " + listed + " files, but " + planned
                    + " were planned; nothing is published");
        }
        jobs.setPlanned(run.id(), run.attempt(), planned);
        if (plan.hasChanges(run.tables())) {
            losses.checkFiles();
            staging.createRows(run.tables());
            jobs.lastTimes(workspace.repository(), plan.work(run.tables(), FileState.PENDING).bytes())
                    .ifPresent(workspace.progress()::expect);
        }
        return RepeatStatus.FINISHED;
    }

    private long list() throws IOException {
        PathPatterns patterns = RegisteredPaths.of(registered, workspace.repository());
        LibraryManifests manifests = new LibraryManifests();
        try (PlanTable.Listing listing = plan.list()) {
            long[] listed = {0};
            workspace.source().list(workspace.run().request().full(), entry -> {
                if (!patterns.accepts(entry.path())) {
                    return;
                }
                listed[0]++;
                manifests.note(entry.path(), entry.blobHash());
                listing.add(entry.path(), Math.floorMod(entry.path().hashCode(), settings.buckets()), entry.blobHash(),
                        entry.mode().text(), entry.sizeBytes(), NameBasedIds.file(workspace.repository(), entry.path()));
            });
            listing.finish();
            libraries.findBy(manifests);
            return listed[0];
        }
    }
}
