package dev.kotadb.jobs.index.rows;

import dev.kotadb.jobs.index.LanguageVersions;
import dev.kotadb.jobs.metadata.MetadataJson;
import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.parsers.text.CodeWords;
import dev.kotadb.parsers.text.SearchDocument;
import dev.kotadb.schema.index.NameBasedIds;
import dev.kotadb.schema.index.staging.FileFactsTable.ContentKey;
import dev.kotadb.schema.index.staging.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.staging.FileOutcome;
import dev.kotadb.schema.index.staging.LanguageVersion;
import dev.kotadb.schema.index.staging.OutcomeReason;
import dev.kotadb.schema.index.staging.OutcomeStage;
import dev.kotadb.schema.index.staging.PlanTable.ParsedFile;
import dev.kotadb.schema.index.staging.PlanTable.PlannedFile;
import dev.kotadb.schema.index.staging.StagingRows.DocumentRow;
import dev.kotadb.schema.index.staging.StagingRows.FileRow;
import dev.kotadb.schema.index.staging.StagingRows.SymbolRow;
import dev.kotadb.schema.index.staging.StagingRows.UnitRow;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Turns files with their facts into rows. */
public final class PageRows {
    private final ParsedPage page = new ParsedPage();
    private final ToIntFunction<String> libraries;

    /** @param libraries the version of the libraries that a language's references may be resolved to */
    public PageRows(ToIntFunction<String> libraries) {
        this.libraries = libraries;
    }

    public ParsedPage page() {
        return page;
    }

    public void addFacts(FactsRow row) {
        page.facts.add(row);
    }

    /** Says that a file's facts were there already. */
    public void addReused(ContentKey key) {
        page.reused.add(key);
    }

    public void addWithoutText(PlannedFile file, FileContent.None content) {
        boolean failed = content.code() == OutcomeReason.UNREADABLE;
        Outcome outcome = new Outcome(
                failed ? FileOutcome.FAILED : FileOutcome.SKIPPED, OutcomeStage.READ, content.code(), content.reason());
        addFile(file, content, content.language(), null, outcome, 0);
        addUnits(file, content.language(), Declarations.NONE);
    }

    /** @param setAside whether the content was not parsed, because processes died at it */
    public void addText(
            PlannedFile file,
            FileContent.Text content,
            FactsRow facts,
            Declarations declarations,
            boolean setAside,
            int milliseconds) {
        addFile(file, content, content.language(), content.text(), outcome(content, facts, setAside), milliseconds);
        addUnits(file, content.language(), declarations);
        for (SearchDocument document : CodeWords.documents(content.text(), declarations.symbols())) {
            page.documents.add(new DocumentRow(file.fileId(), document.part(), document.lineStart(),
                    document.lineEnd(), document.tsvector()));
        }
        for (Symbol symbol : declarations.symbols()) {
            page.symbols.add(row(file, symbol));
        }
    }

    private static Outcome outcome(FileContent.Text content, FactsRow facts, boolean setAside) {
        String note = content.note();
        if (content.damaged() && facts.outcome() == FileOutcome.INDEXED) {
            return new Outcome(FileOutcome.PARTIAL, OutcomeStage.READ, OutcomeReason.NUL_CHARACTERS, note);
        }
        if (facts.reason() != null) {
            return new Outcome(facts.outcome(), OutcomeStage.PARSE,
                    setAside ? OutcomeReason.SET_ASIDE : code(facts.outcome()),
                    note == null ? facts.reason() : facts.reason() + "; " + note);
        }
        if (note != null) {
            return new Outcome(facts.outcome(), OutcomeStage.READ, OutcomeReason.ASSUMED_ENCODING, note);
        }
        return content.sizeBytes() == 0
                ? new Outcome(facts.outcome(), null, OutcomeReason.EMPTY, "empty file")
                : new Outcome(facts.outcome(), null, null, null);
    }

    private static @Nullable OutcomeReason code(FileOutcome parsed) {
        return switch (parsed) {
            case INDEXED -> null;
            case PARTIAL -> OutcomeReason.SYNTAX_ERROR;
            case SKIPPED -> OutcomeReason.NOT_PARSED;
            case FAILED -> OutcomeReason.PARSE_FAILED;
        };
    }

    private void addFile(
            PlannedFile file,
            FileContent content,
            String language,
            @Nullable String text,
            Outcome outcome,
            int milliseconds) {
        page.outcomes.add(new ParsedFile(file.path(), content.blobHash(), language, content.sizeBytes(),
                outcome.kind(), outcome.stage(), outcome.code(), outcome.reason(), milliseconds));
        LanguageVersion version = LanguageVersions.of(language, libraries.applyAsInt(language));
        page.files.add(new FileRow(file.fileId(), file.path(), text, language, content.sizeBytes(),
                content.blobHash(), version.facts(), version.rules(), "{}"));
    }

    private void addUnits(PlannedFile file, String language, Declarations declarations) {
        page.units.addAll(units(file, language, declarations));
    }

    /** The names under which a file can be looked up. */
    public static List<UnitRow> units(PlannedFile file, String language, Declarations declarations) {
        return Languages.keys().of(new DeclaredFile(file.path(), language, declarations)).stream()
                .map(unit -> new UnitRow(NameBasedIds.unit(unit), file.fileId()))
                .toList();
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
