package dev.kotadb.jobs.index.publication;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.parsers.manifest.Manifests;
import dev.kotadb.parsers.manifest.RepositoryPackages;
import dev.kotadb.parsers.manifest.model.PackageUse;
import dev.kotadb.parsers.manifest.model.ProvidedPackage;
import dev.kotadb.schema.index.publication.PackagesTable;
import dev.kotadb.schema.index.staging.OutcomeReason;
import dev.kotadb.schema.index.staging.RunTables;
import dev.kotadb.schema.settings.Limit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packages that a repository provides and depends on. A manifest may mean something else after a change of another, so all of them
 * are read if one has changed.
 */
@Component
final class PublishedPackages {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedPackages.class);

    /** How many uses of a package are stored; their number is stored, too. */
    private static final int MOST_USES = 1_000;

    private final PackagesTable table;

    PublishedPackages(PackagesTable table) {
        this.table = table;
    }

    /** Replaces the rows if a manifest is added, changed or deleted. Call it after the files and before the outcomes. */
    void publish(IndexRun run) {
        RunTables staged = run.tables();
        if (!table.changed(staged, Manifests.PATHS)) {
            return;
        }
        UUID repository = run.repository().id();
        Manifests manifests = new Manifests(Limit.MANIFEST_LENGTH.intValue(), Limit.MANIFEST_ENTRIES.intValue());
        for (String path : table.paths(staged, Manifests.PATHS)) {
            if (Manifests.isManifest(path)) {
                table.text(repository, path).flatMap(text -> manifests.add(path, text))
                        .ifPresent(problem -> tell(run, path, problem));
            }
        }
        RepositoryPackages packages = manifests.packages();
        table.replaceProvided(repository, packages.provided().stream().map(PublishedPackages::row).toList());
        table.replaceDependencies(repository, packages.dependencies().stream().map(PublishedPackages::row).toList());
    }

    private void tell(IndexRun run, String path, Manifests.Problem problem) {
        LOG.warn("The packages of {} in {} are not read: {}", path, run.repository().fullName(), problem.reason());
        if (problem.ofItself()) {
            table.setPartial(run.tables(), path, OutcomeReason.SYNTAX_ERROR, "packages are not read: " + problem.reason());
        }
    }

    private static PackagesTable.Provided row(ProvidedPackage each) {
        return new PackagesTable.Provided(
                each.type().sqlName(), each.name(), each.version(), each.manifest(), json(Map.of("tests", each.inTests())));
    }

    private static PackagesTable.Dependency row(RepositoryPackages.Dependency each) {
        List<Map<String, @Nullable Object>> uses = new ArrayList<>();
        each.uses().stream().limit(MOST_USES).forEach(use -> uses.add(fields(use)));
        return new PackagesTable.Dependency(
                each.type().sqlName(), each.name(), each.version(),
                json(Map.of("direct", each.uses().stream().anyMatch(PackageUse::direct), "count", each.uses().size(), "uses", uses)));
    }

    private static Map<String, @Nullable Object> fields(PackageUse use) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("manifest", use.manifest());
        fields.put("scope", use.scope());
        fields.put("direct", use.direct());
        fields.put("requested", use.requested());
        fields.put("version", use.version());
        fields.put("replacedBy", use.replacedBy());
        fields.put("tests", use.inTests());
        fields.values().removeIf(value -> value == null);
        return fields;
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
