package dev.kotadb.jobs.index.steps;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kotadb.jobs.index.RunLibraries;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.resolve.DeclarationIndex;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.parsers.resolve.Libraries;
import dev.kotadb.schema.index.NameBasedIds;
import dev.kotadb.schema.index.staging.DeclarationsTable;
import dev.kotadb.schema.index.staging.DeclarationsTable.UnitFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The declarations of a repository as its index will be once the run is published. Most look-ups are for names that
 * the repository does not have: a sorted array of hashes (eight bytes per name) answers them. The rest is read from the
 * database and cached up to a limit.
 */
final class RepositoryDeclarations implements DeclarationIndex {
    /** What a declared symbol takes in memory when it is decoded, derived views included. */
    private static final int SYMBOL_BYTES = 600;

    private static final int FIXED_BYTES = 500;

    private final DeclarationsTable table;
    private final StoredFacts facts;
    private final Workspace workspace;
    private final RunLibraries libraries;
    private final long[] units;
    private final Cache<Long, List<UnitFile>> places;
    private final Cache<UnitFile, DeclaredFile> files;

    RepositoryDeclarations(DeclarationsTable table, StoredFacts facts, Workspace workspace, RunLibraries libraries, long cacheBytes) {
        this.table = table;
        this.facts = facts;
        this.workspace = workspace;
        this.libraries = libraries;
        long mostPlaces = cacheBytes / 8 / FIXED_BYTES;
        this.places = Caffeine.newBuilder().maximumSize(mostPlaces).build();
        this.files = Caffeine.newBuilder()
                .maximumWeight(cacheBytes)
                .weigher((UnitFile place, DeclaredFile file) -> bytes(file.declarations()))
                .build();
        this.units = units(mostPlaces);
    }

    /** What the declarations take in memory, roughly. */
    static int bytes(Declarations declarations) {
        return FIXED_BYTES + SYMBOL_BYTES * declarations.symbols().size();
    }

    /**
     * Also fills the cache of places, if all fit: a first run looks up nearly all units, and one query is faster than one for each.
     *
     * @param mostPlaces how many the cache holds
     */
    private long[] units(long mostPlaces) {
        LongStream.Builder all = LongStream.builder();
        table.forEachPublishedUnit(workspace.tables(), workspace.repository(), all::add);
        long[] published = all.build().sorted().distinct().toArray();
        LongStream.Builder own = LongStream.builder();
        Map<Long, List<UnitFile>> found = new HashMap<>();
        long[] count = {0};
        table.forEachOwnUnit(workspace.tables(), (unit, file) -> {
            own.add(unit);
            if (++count[0] <= mostPlaces) {
                found.computeIfAbsent(unit, u -> new ArrayList<>(1)).add(file);
            }
        });
        if (count[0] <= mostPlaces) {
            found.keySet().removeIf(unit -> Arrays.binarySearch(published, unit) >= 0);
            places.putAll(found);
        }
        return LongStream.concat(Arrays.stream(published), own.build()).sorted().distinct().toArray();
    }

    @Override
    public List<DeclaredFile> find(String unit) {
        long hash = NameBasedIds.unit(unit);
        if (Arrays.binarySearch(units, hash) < 0) {
            return List.of();
        }
        return places.get(hash, key -> table.find(workspace.tables(), workspace.repository(), key)).stream()
                .map(place -> files.get(place, this::load))
                .toList();
    }

    @Override
    public Libraries libraries(String path) {
        return libraries.of(path);
    }

    private DeclaredFile load(UnitFile place) {
        return new DeclaredFile(
                place.path(), place.language(), facts.declarations(place.path(), place.blobHash(), place.language()));
    }
}
