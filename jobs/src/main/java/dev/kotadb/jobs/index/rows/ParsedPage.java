package dev.kotadb.jobs.index.rows;

import dev.kotadb.schema.index.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.PlanTable.ParsedFile;
import dev.kotadb.schema.index.StagingTables.DocumentRow;
import dev.kotadb.schema.index.StagingTables.FileRow;
import dev.kotadb.schema.index.StagingTables.SymbolRow;
import dev.kotadb.schema.index.StagingTables.UnitRow;
import java.util.ArrayList;
import java.util.List;

/** The rows that come of a page of files in the parse step. */
public final class ParsedPage {
    public final List<ParsedFile> outcomes = new ArrayList<>();
    public final List<FactsRow> facts = new ArrayList<>();
    public final List<FileRow> files = new ArrayList<>();
    public final List<DocumentRow> documents = new ArrayList<>();
    public final List<SymbolRow> symbols = new ArrayList<>();
    public final List<UnitRow> units = new ArrayList<>();
}
