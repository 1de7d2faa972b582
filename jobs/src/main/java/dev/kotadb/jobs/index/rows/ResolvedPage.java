package dev.kotadb.jobs.index.rows;

import dev.kotadb.schema.index.StagingTables.LookupsRow;
import dev.kotadb.schema.index.StagingTables.ReferenceRow;
import java.util.ArrayList;
import java.util.List;

/** The rows that come of a page of files in the resolve step. */
public final class ResolvedPage {
    public final List<String> paths = new ArrayList<>();
    public final List<ReferenceRow> references = new ArrayList<>();
    public final List<LookupsRow> lookups = new ArrayList<>();
}
