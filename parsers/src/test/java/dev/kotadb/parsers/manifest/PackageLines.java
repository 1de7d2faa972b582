package dev.kotadb.parsers.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The packages of a repository's manifests as lines, for comparisons. */
final class PackageLines {
    private static final int LONGEST = 1_000_000;
    private static final int ENTRIES = 10_000;

    private PackageLines() {}

    static List<String> of(Map<String, String> files) {
        Manifests manifests = new Manifests(LONGEST, ENTRIES);
        List<String> lines = new ArrayList<>();
        new TreeMap<>(files).forEach((path, text) -> {
            if (Manifests.isManifest(path)) {
                manifests.add(path, text).ifPresent(problem -> lines.add("unread " + path + ": " + problem.reason()));
            }
        });
        RepositoryPackages packages = manifests.packages();
        packages.provided().forEach(each -> lines.add("provides " + each.type().sqlName() + " " + each.name() + " " + each.version()
                + " in " + each.manifest() + (each.inTests() ? " (tests)" : "")));
        packages.dependencies().forEach(dependency -> {
            assert dependency.version() == null || !dependency.version().contains("${");
            dependency.uses().forEach(use -> lines.add("uses " + use.type().sqlName() + " " + use.name() + " " + use.version() + " ["
                    + use.requested() + "] " + use.scope() + (use.direct() ? "" : " indirect") + " in " + use.manifest()
                    + (use.inTests() ? " (tests)" : "") + (use.replacedBy() == null ? "" : " replaced by " + use.replacedBy())));
        });
        return lines;
    }
}
