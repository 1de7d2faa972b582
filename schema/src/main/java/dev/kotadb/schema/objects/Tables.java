package dev.kotadb.schema.objects;

import dev.kotadb.schema.objects.KotaTable.Content;
import dev.kotadb.schema.objects.KotaTable.Owner;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every table that the migrations make; a new table needs one line here, or in {@link StagingTable}. The order is free:
 * foreign keys, columns, indexes and sequences are read from the database's catalog, and {@link MigratedObjects} knows which
 * migration makes a table.
 */
public final class Tables {
    /** Flyway's own record of migrations, which no migration makes. */
    public static final String FLYWAY_HISTORY = "flyway_schema_history";

    private static final List<KotaTable> OTHERS = List.of(
            new KotaTable("api_keys", Owner.USER, "user_id"),
            new KotaTable("organizations", Owner.ORGANIZATION, "id"),
            new KotaTable("user_organizations", Owner.ORGANIZATION, "org_id"),
            new KotaTable("repositories", Owner.REPOSITORY, "id"),
            new KotaTable("projects", Owner.USER, "user_id"),
            new KotaTable("project_repositories", Owner.REPOSITORY, "repository_id"),
            new KotaTable("index_jobs", Owner.REPOSITORY, "repository_id"),
            new KotaTable("dependencies", Owner.REPOSITORY, "repository_id").whichRunsPublish(),
            new KotaTable("packages", Owner.REPOSITORY, "repository_id").whichRunsPublish(),
            new KotaTable("indexed_files", Owner.REPOSITORY, "repository_id").whichRunsPublish(),
            new KotaTable("symbols", Owner.REPOSITORY, "repository_id").whichRunsPublish(),
            new KotaTable("references", Owner.REPOSITORY, "repository_id").whichRunsPublish(),
            new KotaTable("dependency_graph", Owner.REPOSITORY, "repository_id").whichRunsPublish(),
            new KotaTable("search_documents", Owner.REPOSITORY, "repository_id").whichRunsPublish(),
            new KotaTable("file_outcomes", Owner.REPOSITORY, "repository_id").whichRunsPublish(),
            new KotaTable("external_symbols", Content.SHARED),
            new KotaTable("rate_limit_counters", Content.SERVICE),
            new KotaTable("rate_limit_counters_daily", Content.SERVICE),
            new KotaTable("file_facts", Content.SERVICE).whichRunsPublish(),
            new KotaTable("repository_settings", Content.SERVICE),
            new KotaTable("nightly_runs", Content.SERVICE),
            new KotaTable("nightly_repositories", Content.SERVICE),
            new KotaTable("remote_hosts", Content.SERVICE),
            new KotaTable("suspect_contents", Content.SERVICE),
            new KotaTable("file_units", Content.SERVICE).whichRunsPublish(),
            new KotaTable("file_lookups", Content.SERVICE).whichRunsPublish(),
            new KotaTable("migrations", Content.MIGRATIONS),
            new KotaTable("batch_job_instance", Content.BATCH),
            new KotaTable("batch_job_execution", Content.BATCH),
            new KotaTable("batch_job_execution_params", Content.BATCH),
            new KotaTable("batch_job_execution_context", Content.BATCH),
            new KotaTable("batch_step_execution", Content.BATCH),
            new KotaTable("batch_step_execution_context", Content.BATCH),
            new KotaTable("scheduled_tasks", Content.BATCH),
            new KotaTable("scheduled_nights", Content.BATCH),
            new KotaTable("parse_marks", Content.BATCH),
            new KotaTable("context_secret", Content.SECRET));

    public static final List<KotaTable> ALL = Stream.concat(
                    OTHERS.stream(),
                    Stream.of(StagingTable.values()).map(StagingTable::template))
            .toList();

    private Tables() {}

    public static List<KotaTable> with(Content content) {
        return those(table -> table.content() == content);
    }

    /** Those whose rows have such an owner. */
    public static List<KotaTable> ownedBy(Owner owner) {
        return those(table -> table.content() == Content.TENANT && table.scope().owner() == owner);
    }

    /** Those whose rows are part of a dump. */
    public static List<KotaTable> dumped() {
        return those(KotaTable::dumped);
    }

    /** Those that a run writes when it publishes. */
    public static List<KotaTable> published() {
        return those(KotaTable::published);
    }

    /** The schemas that hold any of them. */
    public static List<String> schemas() {
        return ALL.stream().map(KotaTable::schema).distinct().toList();
    }

    private static List<KotaTable> those(Predicate<KotaTable> wanted) {
        return ALL.stream().filter(wanted).toList();
    }
}
