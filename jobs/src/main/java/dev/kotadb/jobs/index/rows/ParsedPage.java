package dev.kotadb.jobs.index.rows;

import dev.kotadb.schema.index.FileFactsTable.ContentKey;
import dev.kotadb.schema.index.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.PlanTable.ParsedFile;
import dev.kotadb.schema.index.StagingRows.DocumentRow;
import dev.kotadb.schema.index.StagingRows.FileRow;
import dev.kotadb.schema.index.StagingRows.SymbolRow;
import dev.kotadb.schema.index.StagingRows.UnitRow;
import java.util.ArrayList;
import java.util.List;

/** The rows that the parse step makes of a page of files. */
public final class ParsedPage {
    public final List<ParsedFile> outcomes = new ArrayList<>();

    /** New facts. */
    public final List<FactsRow> facts = new ArrayList<>();

    /** Facts that were there. */
    public final List<ContentKey> reused = new ArrayList<>();

    public final List<FileRow> files = new ArrayList<>();
    public final List<DocumentRow> documents = new ArrayList<>();
    public final List<SymbolRow> symbols = new ArrayList<>();
    public final List<UnitRow> units = new ArrayList<>();
}
