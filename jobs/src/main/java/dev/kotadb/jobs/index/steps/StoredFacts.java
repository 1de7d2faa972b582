package dev.kotadb.jobs.index.steps;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kotadb.jobs.index.LanguageVersions;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.rows.FileContent;
import dev.kotadb.jobs.index.steps.ParseGuard.Content;
import dev.kotadb.parsers.facts.CorruptFactsException;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.FactsCodec;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.schema.index.staging.DeclarationsTable;
import dev.kotadb.schema.index.staging.FileFactsTable;
import dev.kotadb.schema.index.staging.FileFactsTable.ContentKey;
import dev.kotadb.schema.index.staging.FileFactsTable.FactsRow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Facts of a run's files. The table is a cache: facts that are missing or cannot be decoded are made again from the text
 * that is staged or published. Safe for use by several threads.
 */
final class StoredFacts {
    private static final Logger LOG = LoggerFactory.getLogger(StoredFacts.class);

    private final FileFactsTable table;
    private final DeclarationsTable texts;
    private final ParseGuard guard;
    private final Workspace workspace;
    private final Cache<ContentKey, Recent> recent;
    private final Queue<FactsRow> repaired = new ConcurrentLinkedQueue<>();

    /** @param cacheBytes what declarations that the run has made may take in memory, so that they need not be decoded again */
    StoredFacts(FileFactsTable table, DeclarationsTable texts, ParseGuard guard, Workspace workspace, long cacheBytes) {
        this.table = table;
        this.texts = texts;
        this.guard = guard;
        this.workspace = workspace;
        this.recent = Caffeine.newBuilder()
                .maximumWeight(cacheBytes)
                .weigher((ContentKey key, Recent made) -> made.packed().length + RepositoryDeclarations.bytes(made.declarations()))
                .build();
    }

    private record Recent(byte[] packed, Declarations declarations) {}

    /** The key of the facts that this program makes of a content. */
    static ContentKey key(String blobHash, String language) {
        return new ContentKey(blobHash, language, LanguageVersions.of(language).facts());
    }

    /** Decodes declarations. @return empty if they cannot be decoded */
    static Optional<Declarations> decode(ContentKey key, byte[] packed) {
        try {
            return Optional.of(FactsCodec.decodeDeclarations(packed));
        } catch (CorruptFactsException e) {
            LOG.warn("stored facts of {} content {} cannot be decoded: {}", key.language(), key.blobHash(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps declarations that the run has made or decoded, for the files that refer to them. */
    void remember(FactsRow row, Declarations declarations) {
        recent.put(row.key(), new Recent(row.declarations(), declarations));
    }

    /** The declarations as they are stored, under any version. @return empty if they are missing or cannot be decoded */
    Optional<Declarations> stored(ContentKey key) {
        return table.declarations(key).flatMap(packed -> decode(key, packed));
    }

    /** The declarations of a file of the run. */
    Declarations declarations(String path, String blobHash, String language) {
        if (language.equals(FileContent.BINARY)) {
            return Declarations.NONE;
        }
        ContentKey key = key(blobHash, language);
        Recent made = recent.getIfPresent(key);
        return made != null ? made.declarations() : stored(key).orElseGet(() -> parse(key, path).declarations());
    }

    /** The facts of a file of the run. @param row as it is stored; null if it is missing */
    FileFacts facts(String path, ContentKey key, @Nullable FactsRow row) {
        if (key.language().equals(FileContent.BINARY)) {
            return FileFacts.NONE;
        }
        Optional<Declarations> declarations = row == null ? Optional.empty() : declarations(key, row);
        if (row == null || declarations.isEmpty()) {
            return parse(key, path);
        }
        try {
            return new FileFacts(declarations.get(), FactsCodec.decodeUses(row.uses()));
        } catch (CorruptFactsException e) {
            LOG.warn("stored uses of {} cannot be decoded: {}", path, e.getMessage());
            return parse(key, path);
        }
    }

    /** The uses of the row refer to these declarations, so others must not be taken: another run may have stored the row. */
    private Optional<Declarations> declarations(ContentKey key, FactsRow row) {
        Recent made = recent.getIfPresent(key);
        return made != null && Arrays.equals(made.packed(), row.declarations())
                ? Optional.of(made.declarations())
                : decode(key, row.declarations());
    }

    private FileFacts parse(ContentKey key, String path) {
        Optional<String> text = texts.text(workspace.tables(), workspace.repository(), path);
        if (text.isEmpty()) {
            return FileFacts.NONE;
        }
        Content content = new Content(key, text.get(), text.get().getBytes(StandardCharsets.UTF_8).length);
        FileParser.ParsedFacts parsed = guard.parse(List.of(content), parser -> parser.parse(content));
        repaired.add(parsed.row());
        return parsed.facts();
    }

    /** Takes the rows that have to be stored since they were made again. */
    List<FactsRow> takeRepaired() {
        Map<ContentKey, FactsRow> rows = new LinkedHashMap<>();
        for (FactsRow row = repaired.poll(); row != null; row = repaired.poll()) {
            rows.put(row.key(), row);
        }
        return List.copyOf(rows.values());
    }
}
