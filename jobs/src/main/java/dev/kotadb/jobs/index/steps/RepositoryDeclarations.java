package dev.kotadb.jobs.index.steps;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kotadb.jobs.index.IndexVersion;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.FactsCodec;
import dev.kotadb.parsers.resolve.DeclarationIndex;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.schema.index.DeclarationsTable;
import dev.kotadb.schema.index.DeclarationsTable.UnitFile;
import dev.kotadb.schema.index.NameBasedIds;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * The declarations of a repository as its index will be once the run is published. Most look-ups are for names that
 * the repository does not have: those are answered from a sorted array of hashes (eight bytes a name). The rest is read
 * from the database, of which a bounded part is kept.
 */
public final class RepositoryDeclarations implements DeclarationIndex {
    /** Decoded declarations take about this many times their packed form, derived views included. */
    private static final int UNPACKED = 8;

    private static final int FIXED_BYTES = 500;

    private final DeclarationsTable table;
    private final UUID run;
    private final UUID repository;
    private final long[] units;
    private final Cache<Long, List<UnitFile>> places;
    private final Cache<UnitFile, Loaded> files;

    RepositoryDeclarations(DeclarationsTable table, UUID run, UUID repository, long cacheBytes) {
        this.table = table;
        this.run = run;
        this.repository = repository;
        this.units = units();
        this.places = Caffeine.newBuilder().maximumSize(cacheBytes / 8 / FIXED_BYTES).build();
        this.files = Caffeine.newBuilder()
                .maximumWeight(cacheBytes)
                .weigher((UnitFile file, Loaded loaded) -> loaded.bytes())
                .build();
    }

    private record Loaded(DeclaredFile file, int bytes) {}

    private long[] units() {
        LongStream.Builder all = LongStream.builder();
        table.forEachUnit(run, repository, all::add);
        return all.build().sorted().distinct().toArray();
    }

    @Override
    public List<DeclaredFile> find(String unit) {
        long hash = NameBasedIds.unit(unit);
        if (Arrays.binarySearch(units, hash) < 0) {
            return List.of();
        }
        return places.get(hash, key -> table.find(run, repository, key)).stream()
                .map(place -> files.get(place, this::load).file())
                .toList();
    }

    private Loaded load(UnitFile place) {
        byte[] packed = table.declarations(place.blobHash(), place.language(), IndexVersion.CURRENT).orElse(null);
        Declarations declarations = packed == null ? Declarations.NONE : FactsCodec.decodeDeclarations(packed);
        return new Loaded(new DeclaredFile(place.path(), place.language(), declarations),
                FIXED_BYTES + (packed == null ? 0 : packed.length * UNPACKED));
    }
}
