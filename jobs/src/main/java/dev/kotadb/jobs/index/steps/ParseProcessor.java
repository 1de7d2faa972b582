package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.index.IndexVersion;
import dev.kotadb.jobs.index.rows.ContentReader;
import dev.kotadb.jobs.index.rows.FileContent;
import dev.kotadb.jobs.index.rows.Outcome;
import dev.kotadb.jobs.index.rows.PageRows;
import dev.kotadb.jobs.index.rows.ParsedPage;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.FactsCodec;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.SourceFile;
import dev.kotadb.parsers.source.SourceParser;
import dev.kotadb.schema.index.FileFactsTable;
import dev.kotadb.schema.index.FileFactsTable.ContentKey;
import dev.kotadb.schema.index.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.PlanTable.PlannedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Reads a page of files and gets their facts: from the table where the same content was parsed before, else by parsing.
 */
final class ParseProcessor implements ItemProcessor<PageReader.Page, ParsedPage> {
    /** Files above this take several times their size in memory, so they are worked on one at a time. */
    private static final long LARGE_BYTES = 8 << 20;

    private static final ReentrantLock ONE_LARGE_FILE = new ReentrantLock();

    private final IndexRun run;
    private final FileFactsTable facts;
    private final SourceParser parser;
    private final IndexSettings settings;

    ParseProcessor(IndexRun run, FileFactsTable facts, SourceParser parser, IndexSettings settings) {
        this.run = run;
        this.facts = facts;
        this.parser = parser;
        this.settings = settings;
    }

    @Override
    public ParsedPage process(PageReader.Page page) {
        boolean large = page.files().stream().anyMatch(file -> file.sizeBytes() > LARGE_BYTES);
        if (!large) {
            return parse(page.files());
        }
        ONE_LARGE_FILE.lock();
        try {
            return parse(page.files());
        } finally {
            ONE_LARGE_FILE.unlock();
        }
    }

    private ParsedPage parse(List<PlannedFile> files) {
        ContentReader reader = new ContentReader(run.source(), settings.maxTextBytes());
        List<FileContent> contents = new ArrayList<>(files.size());
        for (PlannedFile file : files) {
            contents.add(reader.read(file));
        }
        Map<ContentKey, FactsRow> known = known(contents);
        PageRows rows = new PageRows();
        for (int i = 0; i < files.size(); i++) {
            PlannedFile file = files.get(i);
            switch (contents.get(i)) {
                case FileContent.None none -> rows.addWithoutText(file, none);
                case FileContent.Text text -> addText(rows, file, text, known);
            }
            run.progress().advance(1, contents.get(i).sizeBytes());
        }
        return rows.page();
    }

    private Map<ContentKey, FactsRow> known(List<FileContent> contents) {
        if (run.request().full()) {
            return new HashMap<>();
        }
        List<ContentKey> keys = new ArrayList<>();
        for (FileContent content : contents) {
            if (content instanceof FileContent.Text text) {
                keys.add(new ContentKey(text.blobHash(), text.language()));
            }
        }
        return new HashMap<>(facts.find(keys, IndexVersion.CURRENT));
    }

    /** A content that failed before (the time ran out, say) is given another try. */
    private void addText(PageRows rows, PlannedFile file, FileContent.Text text, Map<ContentKey, FactsRow> known) {
        long start = System.nanoTime();
        ContentKey key = new ContentKey(text.blobHash(), text.language());
        FactsRow row = known.get(key);
        Declarations declarations;
        if (row == null || row.outcome().equals(Outcome.FAILED)) {
            Parsed parsed = parse(text);
            declarations = parsed.facts().declarations();
            row = new FactsRow(text.blobHash(), text.language(), parsed.outcome(), parsed.reason(),
                    FactsCodec.encodeDeclarations(declarations), FactsCodec.encodeUses(parsed.facts().uses()),
                    text.sizeBytes());
            known.put(key, row);
            rows.addFacts(row);
        } else {
            declarations = FactsCodec.decodeDeclarations(row.declarations());
        }
        int milliseconds = (int) ((System.nanoTime() - start) / 1_000_000);
        rows.addText(file, text, row, declarations, milliseconds);
    }

    private record Parsed(FileFacts facts, String outcome, @Nullable String reason) {}

    private Parsed parse(FileContent.Text text) {
        ParseOutcome outcome;
        try {
            outcome = parser.parse(new SourceFile(text.language(), text.text()));
        } catch (RuntimeException | StackOverflowError e) {
            // A parser must not throw; should one do so all the same, one file is lost and not the run.
            return new Parsed(FileFacts.NONE, Outcome.FAILED, "the parser broke: " + e);
        }
        return switch (outcome) {
            case ParseOutcome.Parsed parsed -> new Parsed(parsed.facts(), Outcome.INDEXED, null);
            case ParseOutcome.Partial partial -> new Parsed(partial.facts(), Outcome.PARTIAL, partial.reason());
            case ParseOutcome.Skipped skipped -> new Parsed(FileFacts.NONE, Outcome.SKIPPED, skipped.reason());
            case ParseOutcome.Failed failed -> new Parsed(FileFacts.NONE, Outcome.FAILED, failed.reason());
        };
    }
}
