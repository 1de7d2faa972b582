package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.index.RunLibraries;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.rows.ContentReader;
import dev.kotadb.jobs.index.rows.FileContent;
import dev.kotadb.jobs.index.rows.PageRows;
import dev.kotadb.jobs.index.rows.ParsedPage;
import dev.kotadb.jobs.index.steps.ParseGuard.Content;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.schema.index.staging.FileFactsTable;
import dev.kotadb.schema.index.staging.FileFactsTable.ContentKey;
import dev.kotadb.schema.index.staging.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.staging.FileOutcome;
import dev.kotadb.schema.index.staging.PlanTable.PlannedFile;
import dev.kotadb.schema.settings.Limit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Reads a page of files and gets their facts: from the table if the same content was parsed before, else by parsing. */
final class ParseProcessor implements ItemProcessor<PageReader.Page, ParsedPage> {
    /** Large files take several times their size in memory. */
    private static final ReentrantLock ONE_LARGE_FILE = new ReentrantLock();

    private final Workspace workspace;
    private final FileFactsTable table;
    private final StoredFacts facts;
    private final ParseGuard guard;
    private final IndexSettings settings;
    private final RunLibraries libraries;

    ParseProcessor(
            Workspace workspace,
            FileFactsTable table,
            StoredFacts facts,
            ParseGuard guard,
            IndexSettings settings,
            RunLibraries libraries) {
        this.workspace = workspace;
        this.table = table;
        this.facts = facts;
        this.guard = guard;
        this.settings = settings;
        this.libraries = libraries;
    }

    /** The facts of a content. @param setAside whether it was not parsed, since a process would die */
    private record ContentFacts(FactsRow row, Declarations declarations, boolean setAside) {}

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
        Map<ContentKey, Content> texts = texts(contents);
        Map<ContentKey, ContentFacts> known = known(texts);
        List<Content> unknown = texts.values().stream().filter(text -> !known.containsKey(text.key())).toList();
        return guard.parse(unknown, parser -> {
            PageRows rows = new PageRows(libraries::version);
            for (int i = 0; i < files.size(); i++) {
                switch (contents.get(i)) {
                    case FileContent.None none -> rows.addWithoutText(files.get(i), none);
                    case FileContent.Text text -> addText(rows, files.get(i), text, known, parser);
                }
                workspace.progress().advance(1, contents.get(i).sizeBytes());
            }
            return rows.page();
        });
    }

    private static Map<ContentKey, Content> texts(List<FileContent> contents) {
        Map<ContentKey, Content> texts = new LinkedHashMap<>();
        for (FileContent content : contents) {
            if (content instanceof FileContent.Text text) {
                texts.putIfAbsent(key(text), new Content(key(text), text.text(), text.sizeBytes()));
            }
        }
        return texts;
    }

    private static ContentKey key(FileContent.Text text) {
        return StoredFacts.key(text.blobHash(), text.language());
    }

    /** A content that failed before (out of time, for example) gets another try, and one that cannot be decoded. */
    private Map<ContentKey, ContentFacts> known(Map<ContentKey, Content> texts) {
        Map<ContentKey, ContentFacts> known = new HashMap<>();
        if (!workspace.run().request().full()) {
            table.find(texts.keySet()).forEach((key, row) -> {
                if (row.outcome() != FileOutcome.FAILED) {
                    StoredFacts.decode(key, row.declarations())
                            .ifPresent(declarations -> known.put(key, new ContentFacts(row, declarations, false)));
                }
            });
        }
        return known;
    }

    private void addText(
            PageRows rows,
            PlannedFile file,
            FileContent.Text text,
            Map<ContentKey, ContentFacts> known,
            ParseGuard.Page parser) {
        long start = System.nanoTime();
        ContentKey key = key(text);
        ContentFacts all = known.get(key);
        if (all != null) {
            rows.addReused(key);
        } else {
            FileParser.ParsedFacts parsed = parser.parse(new Content(key, text.text(), text.sizeBytes()));
            all = new ContentFacts(parsed.row(), parsed.facts().declarations(), guard.isSetAside(key));
            known.put(key, all);
            rows.addFacts(all.row());
        }
        facts.remember(all.row(), all.declarations());
        int milliseconds = (int) ((System.nanoTime() - start) / 1_000_000);
        rows.addText(file, text, all.row(), all.declarations(), all.setAside(), milliseconds);
    }
}
