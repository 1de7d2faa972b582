package dev.kotadb.parsers.manifest;

import dev.kotadb.parsers.manifest.model.PackageType;
import dev.kotadb.parsers.manifest.model.PackageUse;
import dev.kotadb.parsers.manifest.model.ProvidedPackage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The packages of a repository, in a fixed order. */
public record RepositoryPackages(List<ProvidedPackage> provided, List<Dependency> dependencies) {
    private static final Comparator<ProvidedPackage> PROVIDED = Comparator.comparing(ProvidedPackage::type)
            .thenComparing(ProvidedPackage::name)
            .thenComparing(ProvidedPackage::manifest);

    /** The most telling first: direct ones outside of tests, near the root. */
    private static final Comparator<PackageUse> USES = Comparator.comparing(PackageUse::inTests)
            .thenComparing(use -> !use.direct())
            .thenComparing(use -> use.manifest().chars().filter(c -> c == '/').count())
            .thenComparing(PackageUse::manifest)
            .thenComparing(PackageUse::scope)
            .thenComparing(use -> String.valueOf(use.requested()))
            .thenComparing(use -> String.valueOf(use.version()));

    public RepositoryPackages {
        provided = List.copyOf(provided);
        dependencies = List.copyOf(dependencies);
    }

    /**
     * A package that a repository depends on.
     *
     * @param version of the first use that has one; null if none has
     * @param uses the most telling first; at least one
     */
    public record Dependency(PackageType type, String name, @Nullable String version, List<PackageUse> uses) {
        public Dependency {
            uses = List.copyOf(uses);
        }
    }

    private record Key(PackageType type, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::type).thenComparing(Key::name).compare(this, other);
        }
    }

    /** Sorts, and merges uses of the same package. Of a package that a manifest provides twice, one is kept. */
    static RepositoryPackages of(List<ProvidedPackage> provided, List<PackageUse> uses) {
        Collection<ProvidedPackage> distinct = provided.stream()
                .collect(Collectors.toMap(
                        each -> List.of(each.type(), each.name(), each.manifest()), each -> each, (one, other) -> one))
                .values();
        Map<Key, List<PackageUse>> byPackage = uses.stream()
                .distinct()
                .collect(Collectors.groupingBy(use -> new Key(use.type(), use.name()), TreeMap::new, Collectors.toList()));
        return new RepositoryPackages(
                distinct.stream().sorted(PROVIDED).toList(),
                byPackage.entrySet().stream().map(each -> dependency(each.getKey(), each.getValue())).toList());
    }

    private static Dependency dependency(Key key, List<PackageUse> uses) {
        List<PackageUse> sorted = uses.stream().sorted(USES).toList();
        String version = sorted.stream().map(PackageUse::version).filter(each -> each != null).findFirst().orElse(null);
        return new Dependency(key.type(), key.name(), version, sorted);
    }
}
