package dev.kotadb.parsers.manifest.maven;

import dev.kotadb.parsers.manifest.local.Artifact;
import dev.kotadb.parsers.manifest.local.LocalRepository;
import dev.kotadb.parsers.manifest.maven.Pom.Entry;
import dev.kotadb.parsers.manifest.model.ManifestReader;
import dev.kotadb.parsers.manifest.model.PackageCollector;
import dev.kotadb.parsers.manifest.model.PackageType;
import dev.kotadb.parsers.manifest.model.PackageUse;
import dev.kotadb.parsers.manifest.model.RepositoryPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maven projects. What only a parent or a bill of materials outside of the repository knows is unknown here. */
public final class MavenManifests implements ManifestReader {
    private static final String DEFAULT_SCOPE = "compile";

    private final Map<String, Pom> poms = new TreeMap<>();

    @Override
    public boolean reads(String path) {
        return RepositoryPath.name(path).equals("pom.xml");
    }

    @Override
    public int read(String path, String text) {
        Pom pom = Pom.read(path, text);
        poms.put(path, pom);
        return pom.dependencies().size() + pom.managed().size() + pom.properties().size();
    }

    @Override
    public void collect(PackageCollector packages) {
        Reactor reactor = new Reactor(poms, LocalRepository.NONE);
        for (Pom pom : poms.values()) {
            Project project = new Project(reactor, pom);
            String name = name(project.groupId(), project.artifactId());
            if (name != null) {
                packages.provides(PackageType.MAVEN, name, project.version(), pom.path());
            }
            Set<PackageUse> uses = new LinkedHashSet<>();
            pom.dependencies().forEach(each -> addUse(project, each, uses));
            pom.managed().stream()
                    .filter(each -> "import".equals(each.scope()))
                    .forEach(each -> addUse(project, each, uses));
            uses.forEach(packages::uses);
        }
    }

    /** The libraries of each module, in the order of its class path, by the module's folder. */
    public Map<String, List<Artifact>> classPaths(LocalRepository local) {
        Reactor reactor = new Reactor(poms, local);
        Map<String, List<Artifact>> byFolder = new TreeMap<>();
        for (Pom pom : poms.values()) {
            Project module = reactor.project(pom);
            byFolder.put(RepositoryPath.folder(pom.path()), new ClassPathTree(reactor, module.managed()).of(module));
        }
        return byFolder;
    }

    /**
     * The same for libraries that something else than a pom names.
     *
     * @param unversioned names, whose versions bills of materials among the others may have
     */
    public List<Artifact> classPath(List<Artifact> direct, List<String> unversioned, LocalRepository local) {
        Reactor reactor = new Reactor(poms, local);
        Map<String, Managed> managed = new HashMap<>();
        for (Artifact each : direct) {
            Project bill = reactor.project(each);
            if (bill != null && bill.pom().withoutJar()) {
                bill.managed().forEach(managed::putIfAbsent);
            }
        }
        List<Artifact> all = new ArrayList<>(direct);
        for (String name : unversioned) {
            Managed known = managed.getOrDefault(name + ":jar:", Managed.NONE);
            int colon = name.indexOf(':');
            if (known.version() != null && colon > 0) {
                all.add(new Artifact(name.substring(0, colon), name.substring(colon + 1), known.version(), null));
            }
        }
        return new ClassPathTree(reactor, managed).of(all);
    }

    private static void addUse(Project project, Entry entry, Set<PackageUse> uses) {
        String name = name(project.value(entry.groupId()), project.value(entry.artifactId()));
        if (name == null) {
            return;
        }
        Managed managed = "import".equals(entry.scope()) ? Managed.NONE : project.managed(entry);
        String requested = entry.version() == null ? managed.version() : project.value(entry.version());
        String scope = entry.scope() == null ? managed.scope() : project.value(entry.scope());
        uses.add(PackageUse.of(
                PackageType.MAVEN, name, single(requested), requested, scope == null ? DEFAULT_SCOPE : scope,
                project.pom().path()));
    }

    private static @Nullable String name(@Nullable String groupId, @Nullable String artifactId) {
        return groupId == null || artifactId == null ? null : groupId + ":" + artifactId;
    }

    /** The version, unless it is a range such as {@code [1.0,2.0)}. */
    private static @Nullable String single(@Nullable String requested) {
        return requested == null || requested.startsWith("[") || requested.startsWith("(")
                        || requested.equals("LATEST") || requested.equals("RELEASE")
                ? null
                : requested;
    }
}
