package dev.kotadb.jobs.index.launch;

import dev.kotadb.schema.index.DeclarationsTable;
import dev.kotadb.schema.index.ExternalSymbolsTable;
import dev.kotadb.schema.index.FileFactsTable;
import dev.kotadb.schema.index.FirstLoad;
import dev.kotadb.schema.index.GraphStatements;
import dev.kotadb.schema.index.IndexCountStatements;
import dev.kotadb.schema.index.IndexJobsTable;
import dev.kotadb.schema.index.JobQueueTable;
import dev.kotadb.schema.index.LookupsTable;
import dev.kotadb.schema.index.LossStatements;
import dev.kotadb.schema.index.MaintenanceStatements;
import dev.kotadb.schema.index.PackagesTable;
import dev.kotadb.schema.index.ParseMarksTable;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.PublishStatements;
import dev.kotadb.schema.index.RepositoriesTable;
import dev.kotadb.schema.index.RepositorySettingsTable;
import dev.kotadb.schema.index.StagingRows;
import dev.kotadb.schema.index.StagingTables;
import dev.kotadb.schema.index.StatisticsTable;
import dev.kotadb.schema.index.SuspectContentsTable;
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
