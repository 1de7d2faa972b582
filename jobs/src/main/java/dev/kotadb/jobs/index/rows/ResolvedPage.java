package dev.kotadb.jobs.index.rows;

import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.schema.index.publication.ExternalSymbolsTable.ExternalSymbolRow;
import dev.kotadb.schema.index.staging.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.staging.StagingRows.LookupsRow;
import dev.kotadb.schema.index.staging.StagingRows.OverridingRow;
import dev.kotadb.schema.index.staging.StagingRows.ReferenceRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows that the resolve step makes of a page of files. */
public final class ResolvedPage {
    /** Facts that were lost and made again. */
    public final List<FactsRow> facts = new ArrayList<>();

    public final List<String> paths = new ArrayList<>();
    public final List<ReferenceRow> references = new ArrayList<>();
    public final List<OverridingRow> overridings = new ArrayList<>();
    public final Map<ExternalSymbol, ExternalSymbolRow> externals = new HashMap<>();
    public final List<LookupsRow> lookups = new ArrayList<>();
}
