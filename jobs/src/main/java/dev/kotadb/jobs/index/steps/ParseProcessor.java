package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.rows.ContentReader;
import dev.kotadb.jobs.index.rows.FileContent;
import dev.kotadb.jobs.index.rows.PageRows;
import dev.kotadb.jobs.index.rows.ParsedPage;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.schema.index.FileFactsTable;
import dev.kotadb.schema.index.FileFactsTable.ContentKey;
import dev.kotadb.schema.index.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.FileOutcome;
import dev.kotadb.schema.index.PlanTable.PlannedFile;
import dev.kotadb.schema.settings.Limit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Reads a page of files and gets their facts: from the table if the same content was parsed before, else by parsing. */
final class ParseProcessor implements ItemProcessor<PageReader.Page, ParsedPage> {
    /** Large files take several times their size in memory. */
    private static final ReentrantLock ONE_LARGE_FILE = new ReentrantLock();

    private final Workspace workspace;
    private final FileFactsTable facts;
    private final FileParser parser;
    private final IndexSettings settings;

    ParseProcessor(Workspace workspace, FileFactsTable facts, FileParser parser, IndexSettings settings) {
        this.workspace = workspace;
        this.facts = facts;
        this.parser = parser;
        this.settings = settings;
    }

    @Override
    public ParsedPage process(PageReader.Page page) {
        boolean large = page.files().stream().anyMatch(file -> file.sizeBytes() > Limit.PARSE_ALONE_SIZE.value());
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
        ContentReader reader = new ContentReader(workspace.source(), settings.maxTextBytes());
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
            workspace.progress().advance(1, contents.get(i).sizeBytes());
        }
        return rows.page();
    }

    private Map<ContentKey, FactsRow> known(List<FileContent> contents) {
        if (workspace.run().request().full()) {
            return new HashMap<>();
        }
        List<ContentKey> keys = new ArrayList<>();
        for (FileContent content : contents) {
            if (content instanceof FileContent.Text text) {
                keys.add(StoredFacts.key(text.blobHash(), text.language()));
            }
        }
        return new HashMap<>(facts.find(keys));
    }

    private void addText(PageRows rows, PlannedFile file, FileContent.Text text, Map<ContentKey, FactsRow> known) {
        long start = System.nanoTime();
        ContentKey key = StoredFacts.key(text.blobHash(), text.language());
        FactsRow row = known.get(key);
        Optional<Declarations> reused = reusable(key, row);
        Declarations declarations;
        if (row != null && reused.isPresent()) {
            declarations = reused.get();
            rows.addReused(key);
        } else {
            FileParser.ParsedFacts parsed = parser.parse(key, text.text(), text.sizeBytes());
            declarations = parsed.facts().declarations();
            row = parsed.row();
            known.put(key, row);
            rows.addFacts(row);
        }
        int milliseconds = (int) ((System.nanoTime() - start) / 1_000_000);
        rows.addText(file, text, row, declarations, milliseconds);
    }

    /** A content that failed before (out of time, for example) gets another try. */
    private static Optional<Declarations> reusable(ContentKey key, @Nullable FactsRow row) {
        return row == null || row.outcome() == FileOutcome.FAILED
                ? Optional.empty()
                : StoredFacts.decode(key, row.declarations());
    }
}
