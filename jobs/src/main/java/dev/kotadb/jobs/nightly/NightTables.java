package dev.kotadb.jobs.nightly;

import dev.kotadb.schema.nightly.NightRecords;
import dev.kotadb.schema.nightly.NightlyRepositoriesTable;
import dev.kotadb.schema.nightly.NightlyRunsTable;
import dev.kotadb.schema.nightly.RemoteHostsTable;

/** The tables that the job reads and writes. */
record NightTables(
        NightlyRunsTable runs, NightlyRepositoriesTable repositories, NightRecords records, RemoteHostsTable hosts) {}
