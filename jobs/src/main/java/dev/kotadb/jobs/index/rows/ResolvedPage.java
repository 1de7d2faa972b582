package dev.kotadb.jobs.index.rows;

import dev.kotadb.schema.index.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.StagingRows.LookupsRow;
import dev.kotadb.schema.index.StagingRows.ReferenceRow;
import java.util.ArrayList;
import java.util.List;

/** The rows that the resolve step makes of a page of files. */
public final class ResolvedPage {
    /** Facts that were lost and made again. */
    public final List<FactsRow> facts = new ArrayList<>();

    public final List<String> paths = new ArrayList<>();
    public final List<ReferenceRow> references = new ArrayList<>();
    public final List<LookupsRow> lookups = new ArrayList<>();
}
