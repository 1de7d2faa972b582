package dev.kotadb.jobs.questions.published;


import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.facts.CorruptFactsException;
import dev.kotadb.parsers.facts.FactsCodec;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.resolve.DeclarationIndex;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.Libraries;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import dev.kotadb.schema.index.NameBasedIds;
import dev.kotadb.schema.query.FactsQueries;
import dev.kotadb.schema.query.FactsQueries.PackedFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The declarations of a published repository. Facts that are not stored, or that another version of the program wrote, are made again
 * from the stored text. For one thread.
 */
final class PublishedDeclarations implements DeclarationIndex, AutoCloseable {
    private final FactsQueries queries;
    private final UUID repository;
    private final PublishedLibraries libraries;
    private final Map<UUID, DeclaredFile> files = new HashMap<>();
    private @Nullable Parsers parsers;

    PublishedDeclarations(FactsQueries queries, UUID repository, PublishedLibraries libraries) {
        this.queries = queries;
        this.repository = repository;
        this.libraries = libraries;
    }

    @Override
    public List<DeclaredFile> find(String key) {
        return queries.withUnit(repository, NameBasedIds.unit(key)).stream().map(this::declared).toList();
    }

    @Override
    public Libraries libraries(String path) {
        return libraries.of(path);
    }

    private DeclaredFile declared(PackedFacts packed) {
        DeclaredFile known = files.get(packed.file());
        if (known == null) {
            known = new DeclaredFile(packed.path(), packed.language(), facts(packed, false).declarations());
            files.put(packed.file(), known);
        }
        return known;
    }

    FileToResolve file(PackedFacts packed) {
        return new FileToResolve(packed.path(), packed.language(), facts(packed, true));
    }

    private FileFacts facts(PackedFacts packed, boolean withUses) {
        byte[] declarations = packed.declarations();
        byte[] uses = packed.uses();
        if (declarations == null || uses == null) {
            return parse(packed);
        }
        try {
            return new FileFacts(
                    FactsCodec.decodeDeclarations(declarations), withUses ? FactsCodec.decodeUses(uses) : List.of());
        } catch (CorruptFactsException e) {
            return parse(packed);
        }
    }

    private FileFacts parse(PackedFacts packed) {
        if (parsers == null) {
            parsers = Parsers.open(ParserLimits.DEFAULT);
        }
        Parsers opened = parsers;
        return queries.text(packed.file()).map(text -> switch (opened.parse(new SourceFile(packed.language(), text))) {
            case ParseOutcome.Parsed parsed -> parsed.facts();
            case ParseOutcome.Partial partial -> partial.facts();
            case ParseOutcome.Skipped _, ParseOutcome.Failed _ -> FileFacts.NONE;
        }).orElse(FileFacts.NONE);
    }

    @Override
    public void close() {
        if (parsers != null) {
            parsers.close();
        }
    }
}
