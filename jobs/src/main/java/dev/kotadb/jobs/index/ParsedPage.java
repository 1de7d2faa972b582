package dev.kotadb.jobs.index;

import dev.kotadb.schema.index.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.PlanTable.ParsedFile;
import dev.kotadb.schema.index.StagingTables.DocumentRow;
import dev.kotadb.schema.index.StagingTables.FileRow;
import dev.kotadb.schema.index.StagingTables.SymbolRow;
import dev.kotadb.schema.index.StagingTables.UnitRow;
import java.util.ArrayList;
import java.util.List;

/** The rows that come of a page of files in the parse step. */
final class ParsedPage {
    final List<ParsedFile> outcomes = new ArrayList<>();
    final List<FactsRow> facts = new ArrayList<>();
    final List<FileRow> files = new ArrayList<>();
    final List<DocumentRow> documents = new ArrayList<>();
    final List<SymbolRow> symbols = new ArrayList<>();
    final List<UnitRow> units = new ArrayList<>();
}
