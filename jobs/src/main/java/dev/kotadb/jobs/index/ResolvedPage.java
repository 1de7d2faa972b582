package dev.kotadb.jobs.index;

import dev.kotadb.schema.index.StagingTables.LookupsRow;
import dev.kotadb.schema.index.StagingTables.ReferenceRow;
import java.util.ArrayList;
import java.util.List;

/** The rows that come of a page of files in the resolve step. */
final class ResolvedPage {
    final List<String> paths = new ArrayList<>();
    final List<ReferenceRow> references = new ArrayList<>();
    final List<LookupsRow> lookups = new ArrayList<>();
}
