package dev.kotadb.jobs.index.publication;

import dev.kotadb.schema.index.FirstLoad;
import dev.kotadb.schema.index.IndexCountStatements;
import dev.kotadb.schema.index.IndexJobsTable;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.PublishStatements;
import dev.kotadb.schema.index.RepositoriesTable;
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
