package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.rows.FileContent;
import dev.kotadb.jobs.index.rows.ResolvedPage;
import dev.kotadb.jobs.metadata.MetadataJson;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.resolve.DeclarationIndex;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.Overriding;
import dev.kotadb.parsers.resolve.Resolution;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Resolver;
import dev.kotadb.parsers.resolve.Target;
import dev.kotadb.schema.index.NameBasedIds;
import dev.kotadb.schema.index.TimeOrderedIds;
import dev.kotadb.schema.index.publication.ExternalSymbolsTable;
import dev.kotadb.schema.index.publication.ExternalSymbolsTable.ExternalSymbolRow;
import dev.kotadb.schema.index.staging.FileFactsTable;
import dev.kotadb.schema.index.staging.FileFactsTable.ContentKey;
import dev.kotadb.schema.index.staging.FileFactsTable.FactsRow;
import dev.kotadb.schema.index.staging.PlanTable.PlannedFile;
import dev.kotadb.schema.index.staging.StagingRows.LookupsRow;
import dev.kotadb.schema.index.staging.StagingRows.OverridingRow;
import dev.kotadb.schema.index.staging.StagingRows.ReferenceRow;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Resolves the references of a page of files. Belongs to one partition, so one thread. */
final class ResolveProcessor implements ItemProcessor<PageReader.Page, ResolvedPage> {
    private final Workspace workspace;
    private final FileFactsTable table;
    private final StoredFacts facts;
    private final Resolver resolver;
    private final DeclarationIndex declarations;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    ResolveProcessor(
            Workspace workspace,
            FileFactsTable table,
            StoredFacts facts,
            Resolver resolver,
            DeclarationIndex declarations) {
        this.workspace = workspace;
        this.table = table;
        this.facts = facts;
        this.resolver = resolver;
        this.declarations = declarations;
    }

    @Override
    public ResolvedPage process(PageReader.Page page) {
        Map<ContentKey, FactsRow> rows =
                table.find(page.files().stream().map(ResolveProcessor::key).toList());
        PageTargets targets = new PageTargets(workspace.repository());
        ResolvedPage resolved = new ResolvedPage();
        for (PlannedFile file : page.files()) {
            ContentKey key = key(file);
            if (!key.language().equals(FileContent.BINARY)) {
                resolve(file, facts.facts(file.path(), key, rows.get(key)), targets, resolved);
            }
            resolved.paths.add(file.path());
            workspace.progress().advance(1, file.sizeBytes());
        }
        resolved.facts.addAll(facts.takeRepaired());
        return resolved;
    }

    private static ContentKey key(PlannedFile file) {
        return StoredFacts.key(file.blobHash(), Objects.requireNonNull(file.language()));
    }

    private void resolve(PlannedFile file, FileFacts all, PageTargets targets, ResolvedPage page) {
        Declarations declared = all.declarations();
        Resolution resolution = resolver.resolve(
                new FileToResolve(file.path(), Objects.requireNonNull(file.language()), all), declarations);
        for (ResolvedReference reference : resolution.references()) {
            Target target = reference.target();
            page.references.add(new ReferenceRow(
                    ids.next(),
                    file.fileId(),
                    reference.enclosing() < 0
                            ? null
                            : targets.symbol(file.fileId(), declared.symbols().get(reference.enclosing())),
                    target == null ? null : targets.symbol(target),
                    reference.targetPath(),
                    reference.name(),
                    reference.type().sqlName(),
                    reference.line(),
                    reference.column(),
                    reference.resolution().sqlName(),
                    MetadataJson.of(reference),
                    external(reference.external(), page)));
        }
        for (Overriding overriding : resolution.overridings()) {
            page.overridings.add(row(overriding, file, targets, page));
        }
        page.lookups.add(new LookupsRow(file.fileId(), bytes(resolution.lookups())));
    }

    private static OverridingRow row(Overriding overriding, PlannedFile file, PageTargets targets, ResolvedPage page) {
        Target method = overriding.method();
        Target overridden = overriding.overridden();
        return new OverridingRow(
                method.path().equals(file.path()) ? null : file.fileId(),
                targets.symbol(method),
                overridden == null ? null : targets.symbol(overridden),
                external(overriding.external(), page));
    }

    private static @Nullable Long external(@Nullable ExternalSymbol symbol, ResolvedPage page) {
        if (symbol == null) {
            return null;
        }
        return page.externals.computeIfAbsent(symbol, ResolveProcessor::row).id();
    }

    private static ExternalSymbolRow row(ExternalSymbol symbol) {
        String scheme = symbol.scheme().sqlName();
        String kind = symbol.kind() == null ? null : symbol.kind().sqlName();
        long id = ExternalSymbolsTable.id(scheme, symbol.packageName(), symbol.version(), symbol.qualifiedName(), kind);
        return new ExternalSymbolRow(
                id, scheme, symbol.packageName(), symbol.version(), symbol.qualifiedName(), symbol.name(), kind);
    }

    private static byte[] bytes(int[] keys) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * keys.length);
        buffer.asIntBuffer().put(keys);
        return buffer.array();
    }

    /** Ids of what a page's references mean; the same few symbols are meant again and again. */
    private static final class PageTargets {
        private final UUID repository;
        private final Map<String, UUID> files = new HashMap<>();
        /** By file, because files of the same content share their symbols. */
        private final Map<UUID, Map<Symbol, UUID>> symbols = new HashMap<>();

        PageTargets(UUID repository) {
            this.repository = repository;
        }

        UUID symbol(Target target) {
            return symbol(file(target.path()), target.symbol());
        }

        private UUID file(String path) {
            return files.computeIfAbsent(path, p -> NameBasedIds.file(repository, p));
        }

        UUID symbol(UUID file, Symbol symbol) {
            return symbols.computeIfAbsent(file, _ -> new IdentityHashMap<>())
                    .computeIfAbsent(symbol, one -> NameBasedIds.symbol(file, one.qualifiedName(), one.kind().sqlName(), one.ordinal()));
        }
    }
}
