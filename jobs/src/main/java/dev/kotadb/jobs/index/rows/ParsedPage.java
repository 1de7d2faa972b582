package dev.kotadb.jobs.index.rows;

import dev.kotadb.schema.index.staging.FileFactsTable.ContentKey;
import dev.kotadb.schema.index.staging.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.staging.PlanTable.ParsedFile;
import dev.kotadb.schema.index.staging.StagingRows.DocumentRow;
import dev.kotadb.schema.index.staging.StagingRows.FileRow;
import dev.kotadb.schema.index.staging.StagingRows.SymbolRow;
import dev.kotadb.schema.index.staging.StagingRows.UnitRow;
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
