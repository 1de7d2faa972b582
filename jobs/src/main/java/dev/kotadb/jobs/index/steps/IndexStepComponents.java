package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.index.RunLibraries;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.Workspaces;
import dev.kotadb.jobs.index.publication.PublicationStart;
import dev.kotadb.jobs.index.rows.ParsedPage;
import dev.kotadb.jobs.index.rows.ResolvedPage;
import dev.kotadb.jobs.index.statistics.IndexMetrics;
import dev.kotadb.parsers.resolve.Resolver;
import dev.kotadb.parsers.source.SourceParser;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.publication.ExternalSymbolsTable;
import dev.kotadb.schema.index.publication.GraphStatements;
import dev.kotadb.schema.index.publication.MaintenanceStatements;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositorySettingsTable;
import dev.kotadb.schema.index.staging.DeclarationsTable;
import dev.kotadb.schema.index.staging.FileFactsTable;
import dev.kotadb.schema.index.staging.FileState;
import dev.kotadb.schema.index.staging.LookupsTable;
import dev.kotadb.schema.index.staging.LossStatements;
import dev.kotadb.schema.index.staging.PlanTable;
import dev.kotadb.schema.index.staging.StagingRows;
import dev.kotadb.schema.index.staging.StagingTables;
import java.util.UUID;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** The parts of the steps, created for each execution of a step; they work on the run that the job's parameter names. */
@Configuration(proxyBeanMethods = false)
class IndexStepComponents {
    private static final String THE_RUN = "#{jobParameters['" + IndexRun.PARAMETER + "']}";
    private static final String THE_STEP = "#{stepExecution.stepName}";

    @Bean
    FileParser fileParser(SourceParser parsers) {
        return new FileParser(parsers);
    }

    /** It outlives the step, so the step does not close it. */
    @Bean(destroyMethod = "")
    @Scope("step")
    Workspace workspace(Workspaces workspaces, @Value(THE_RUN) UUID run) {
        return workspaces.of(run);
    }

    @Bean(destroyMethod = "")
    @Scope("step")
    ParseGuard parseGuard(Workspace workspace, FileParser parser, ParseMarks marks) {
        return workspace.shared(ParseGuard.class, () -> new ParseGuard(parser, marks, workspace));
    }

    @Bean(destroyMethod = "")
    @Scope("step")
    StoredFacts storedFacts(
            Workspace workspace,
            FileFactsTable facts,
            DeclarationsTable texts,
            ParseGuard guard,
            IndexSettings settings) {
        return workspace.shared(StoredFacts.class,
                () -> new StoredFacts(facts, texts, guard, workspace, settings.declarationCacheBytesOfRun() / 2));
    }

    @Bean(destroyMethod = "")
    @Scope("step")
    RepositoryDeclarations repositoryDeclarations(
            Workspace workspace,
            DeclarationsTable declarations,
            StoredFacts facts,
            RunLibraries libraries,
            IndexSettings settings) {
        return workspace.shared(RepositoryDeclarations.class,
                () -> new RepositoryDeclarations(
                        declarations, facts, workspace, libraries, settings.declarationCacheBytesOfRun() / 2));
    }

    @Bean(destroyMethod = "")
    @Scope("step")
    RunLibraries runLibraries(Workspace workspace, PlanTable plan, IndexSettings settings) {
        return workspace.shared(RunLibraries.class, () -> new RunLibraries(workspace, plan, settings));
    }

    @Bean
    @StepScope
    Tasklet open(Workspace workspace, IndexJobsTable jobs, RepositoriesTable repositories) {
        return new OpenStep(workspace, jobs, repositories);
    }

    @Bean
    @Scope("step")
    LossCheck lossCheck(
            Workspace workspace, LossStatements losses, RepositorySettingsTable registered, IndexSettings settings) {
        return new LossCheck(workspace, losses, registered, settings);
    }

    @Bean
    @StepScope
    Tasklet plan(
            Workspace workspace,
            PlanTable plan,
            StagingTables staging,
            IndexJobsTable jobs,
            LossCheck losses,
            RepositorySettingsTable registered,
            IndexSettings settings,
            RunLibraries libraries) {
        return new PlanStep(workspace, plan, staging, jobs, losses, registered, settings, libraries);
    }

    @Bean
    @StepScope
    Tasklet declare(
            Workspace workspace,
            PlanTable plan,
            DeclarationsTable declarations,
            StoredFacts facts,
            LookupsTable lookups,
            StagingRows staging,
            LossCheck losses) {
        return new DeclareStep(workspace, plan, new ChangedNames(workspace, declarations, facts), lookups, staging,
                losses);
    }

    @Bean
    @StepScope
    Tasklet graph(Workspace workspace, PlanTable plan, GraphStatements graph) {
        return new GraphStep(workspace, plan, graph);
    }

    @Bean
    @StepScope
    Tasklet publish(
            Workspace workspace,
            PlanTable plan,
            IndexJobsTable jobs,
            RepositoriesTable repositories,
            PublicationStart publication) {
        return new PublishStep(workspace, plan, jobs, repositories, publication);
    }

    @Bean
    @StepScope
    Tasklet refresh(
            Workspace workspace,
            PlanTable plan,
            MaintenanceStatements maintenance,
            FileFactsTable facts,
            Background background) {
        return new RefreshStep(workspace, plan, maintenance, facts, background);
    }

    @Bean
    @StepScope
    Partitioner buckets(Workspace workspace, PlanTable plan) {
        return new BucketPartitioner(workspace, plan);
    }

    @Bean
    @StepScope
    ItemReader<PageReader.Page> pendingPages(
            Workspace workspace, PlanTable plan, IndexSettings settings, @Value(THE_STEP) String step) {
        return new PageReader(workspace.tables(), plan, settings, BucketPartitioner.bucketOf(step), FileState.PENDING);
    }

    @Bean
    @StepScope
    ItemReader<PageReader.Page> parsedPages(
            Workspace workspace, PlanTable plan, IndexSettings settings, @Value(THE_STEP) String step) {
        return new PageReader(workspace.tables(), plan, settings, BucketPartitioner.bucketOf(step), FileState.PARSED);
    }

    @Bean
    @StepScope
    ItemProcessor<PageReader.Page, ParsedPage> parseProcessor(
            Workspace workspace,
            FileFactsTable table,
            StoredFacts facts,
            ParseGuard guard,
            IndexSettings settings,
            RunLibraries libraries) {
        return new ParseProcessor(workspace, table, facts, guard, settings, libraries);
    }

    @Bean
    @StepScope
    ItemWriter<ParsedPage> parseWriter(
            Workspace workspace, FileFactsTable facts, StagingRows staging, PlanTable plan, IndexMetrics metrics) {
        return new ParseWriter(workspace, facts, staging, plan, metrics);
    }

    @Bean
    @StepScope
    ItemProcessor<PageReader.Page, ResolvedPage> resolveProcessor(
            Workspace workspace,
            FileFactsTable table,
            StoredFacts facts,
            Resolver resolver,
            RepositoryDeclarations declarations) {
        return new ResolveProcessor(workspace, table, facts, resolver, declarations);
    }

    @Bean
    @StepScope
    ItemWriter<ResolvedPage> resolveWriter(
            Workspace workspace,
            FileFactsTable facts,
            ExternalSymbolsTable externals,
            StagingRows staging,
            PlanTable plan,
            IndexMetrics metrics) {
        return new ResolveWriter(workspace, facts, externals, staging, plan, metrics);
    }
}
