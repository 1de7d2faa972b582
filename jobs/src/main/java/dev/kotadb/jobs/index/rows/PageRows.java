package dev.kotadb.jobs.index.rows;

import dev.kotadb.jobs.index.IndexVersion;
import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.parsers.text.CodeWords;
import dev.kotadb.parsers.text.SearchDocument;
import dev.kotadb.schema.index.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.NameBasedIds;
import dev.kotadb.schema.index.PlanTable.ParsedFile;
import dev.kotadb.schema.index.PlanTable.PlannedFile;
import dev.kotadb.schema.index.StagingTables.DocumentRow;
import dev.kotadb.schema.index.StagingTables.FileRow;
import dev.kotadb.schema.index.StagingTables.SymbolRow;
import dev.kotadb.schema.index.StagingTables.UnitRow;
import org.jspecify.annotations.Nullable;

/** Turns files with their facts into rows. */
public final class PageRows {
    private final ParsedPage page = new ParsedPage();

    public ParsedPage page() {
        return page;
    }

    public void addFacts(FactsRow row) {
        page.facts.add(row);
    }

    public void addWithoutText(PlannedFile file, FileContent.None content) {
        Outcome outcome = new Outcome(content.failed() ? Outcome.FAILED : Outcome.SKIPPED, "read", content.reason());
        addFile(file, content, content.language(), null, outcome, 0);
        addUnits(file, content.language(), Declarations.NONE);
    }

    public void addText(
            PlannedFile file, FileContent.Text content, FactsRow facts, Declarations declarations, int milliseconds) {
        addFile(file, content, content.language(), content.text(), outcome(content, facts), milliseconds);
        addUnits(file, content.language(), declarations);
        for (SearchDocument document : CodeWords.documents(content.text(), declarations.symbols())) {
            page.documents.add(new DocumentRow(file.fileId(), document.part(), document.lineStart(),
                    document.lineEnd(), document.tsvector()));
        }
        for (Symbol symbol : declarations.symbols()) {
            page.symbols.add(row(file, symbol));
        }
    }

    private static Outcome outcome(FileContent.Text content, FactsRow facts) {
        String note = content.note();
        if (facts.reason() != null) {
            return new Outcome(facts.outcome(), "parse", note == null ? facts.reason() : facts.reason() + "; " + note);
        }
        if (note != null) {
            return new Outcome(facts.outcome(), "read", note);
        }
        return new Outcome(facts.outcome(), null, content.sizeBytes() == 0 ? "empty file" : null);
    }

    private void addFile(
            PlannedFile file,
            FileContent content,
            String language,
            @Nullable String text,
            Outcome outcome,
            int milliseconds) {
        page.outcomes.add(new ParsedFile(file.path(), content.blobHash(), language, content.sizeBytes(),
                outcome.name(), outcome.stage(), outcome.reason(), milliseconds));
        page.files.add(new FileRow(file.fileId(), file.path(), text, language, content.sizeBytes(),
                content.blobHash(), IndexVersion.CURRENT, "{}"));
    }

    private void addUnits(PlannedFile file, String language, Declarations declarations) {
        for (String unit : Languages.keys().of(new DeclaredFile(file.path(), language, declarations))) {
            page.units.add(new UnitRow(NameBasedIds.unit(unit), file.fileId()));
        }
    }

    private static SymbolRow row(PlannedFile file, Symbol symbol) {
        String kind = symbol.kind().sqlName();
        return new SymbolRow(
                NameBasedIds.symbol(file.fileId(), symbol.qualifiedName(), kind, symbol.ordinal()),
                file.fileId(),
                symbol.name(),
                symbol.qualifiedName(),
                symbol.ordinal(),
                kind,
                symbol.span().lineStart(),
                symbol.span().lineEnd(),
                symbol.span().columnStart(),
                symbol.span().columnEnd(),
                symbol.nameLine(),
                symbol.signature(),
                symbol.documentation().isEmpty() ? null : symbol.documentation(),
                MetadataJson.of(symbol));
    }
}
