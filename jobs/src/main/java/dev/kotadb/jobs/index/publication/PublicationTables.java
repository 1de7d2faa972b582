package dev.kotadb.jobs.index.publication;

import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.publication.FirstLoad;
import dev.kotadb.schema.index.publication.IndexCountStatements;
import dev.kotadb.schema.index.publication.PublishStatements;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.staging.PlanTable;
import org.springframework.stereotype.Component;

/** The tables that a publication writes. */
@Component
record PublicationTables(
        PlanTable plan,
        PublishStatements statements,
        FirstLoad firstLoad,
        PublishedPackages packages,
        IndexCountStatements counts,
        PublishedCounts published,
        RepositoriesTable repositories,
        IndexJobsTable jobs) {}
