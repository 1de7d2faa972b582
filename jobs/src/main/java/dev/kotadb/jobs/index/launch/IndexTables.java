package dev.kotadb.jobs.index.launch;

import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.index.publication.ExternalSymbolsTable;
import dev.kotadb.schema.index.publication.FirstLoad;
import dev.kotadb.schema.index.publication.GraphStatements;
import dev.kotadb.schema.index.publication.IndexCountStatements;
import dev.kotadb.schema.index.publication.MaintenanceStatements;
import dev.kotadb.schema.index.publication.PackagesTable;
import dev.kotadb.schema.index.publication.PublishStatements;
import dev.kotadb.schema.index.publication.StatisticsTable;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositorySettingsTable;
import dev.kotadb.schema.index.staging.DeclarationsTable;
import dev.kotadb.schema.index.staging.FileFactsTable;
import dev.kotadb.schema.index.staging.LookupsTable;
import dev.kotadb.schema.index.staging.LossStatements;
import dev.kotadb.schema.index.staging.ParseMarksTable;
import dev.kotadb.schema.index.staging.PlanTable;
import dev.kotadb.schema.index.staging.StagingRows;
import dev.kotadb.schema.index.staging.StagingTables;
import dev.kotadb.schema.index.staging.SuspectContentsTable;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables that the job reads and writes, on the application's data source. */
@Configuration(proxyBeanMethods = false)
class IndexTables {
    private final DataSource dataSource;

    IndexTables(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Bean
    RepositoriesTable repositoriesTable() {
        return new RepositoriesTable(dataSource);
    }

    @Bean
    IndexJobsTable indexJobsTable() {
        return new IndexJobsTable(dataSource);
    }

    @Bean
    LossStatements lossStatements() {
        return new LossStatements(dataSource);
    }

    @Bean
    RepositorySettingsTable repositorySettingsTable() {
        return new RepositorySettingsTable(dataSource);
    }

    @Bean
    JobQueueTable jobQueueTable() {
        return new JobQueueTable(dataSource);
    }

    @Bean
    PlanTable planTable() {
        return new PlanTable(dataSource);
    }

    @Bean
    FileFactsTable fileFactsTable() {
        return new FileFactsTable(dataSource);
    }

    @Bean
    ExternalSymbolsTable externalSymbolsTable() {
        return new ExternalSymbolsTable(dataSource);
    }

    @Bean
    ParseMarksTable parseMarksTable() {
        return new ParseMarksTable(dataSource);
    }

    @Bean
    SuspectContentsTable suspectContentsTable() {
        return new SuspectContentsTable(dataSource);
    }

    @Bean
    StagingTables stagingTables() {
        return new StagingTables(dataSource);
    }

    @Bean
    StagingRows stagingRows() {
        return new StagingRows(dataSource);
    }

    @Bean
    DeclarationsTable declarationsTable() {
        return new DeclarationsTable(dataSource);
    }

    @Bean
    LookupsTable lookupsTable() {
        return new LookupsTable(dataSource);
    }

    @Bean
    GraphStatements graphStatements() {
        return new GraphStatements(dataSource);
    }

    @Bean
    PublishStatements publishStatements() {
        return new PublishStatements(dataSource);
    }

    @Bean
    FirstLoad firstLoad() {
        return new FirstLoad(dataSource);
    }

    @Bean
    PackagesTable packagesTable() {
        return new PackagesTable(dataSource);
    }

    @Bean
    IndexCountStatements indexCountStatements() {
        return new IndexCountStatements(dataSource);
    }

    @Bean
    MaintenanceStatements maintenanceStatements() {
        return new MaintenanceStatements(dataSource);
    }

    @Bean
    StatisticsTable statisticsTable() {
        return new StatisticsTable(dataSource);
    }
}
