package dev.kotadb.parsers.manifest.maven;

import dev.kotadb.parsers.manifest.local.Artifact;
import dev.kotadb.parsers.manifest.maven.Pom.Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a module needs, directly and through what it needs: of several versions of a library the nearest, as Maven takes it. */
final class ClassPathTree {
    private static final int MOST = 5_000;
    private static final Set<String> JARS = Set.of("jar", "test-jar", "bundle", "ejb", "maven-plugin");
    private static final Set<String> NOT_PASSED_ON = Set.of("test", "provided", "system", "import");

    private final Reactor reactor;
    private final Map<String, Managed> managed;
    private final Map<String, Artifact> found = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();

    /** A library whose own dependencies are still to be found. @param excluded names of those that are left out below it */
    private record Node(Artifact artifact, Set<String> excluded) {}

    /** @param managed which version counts, whatever a library asks for */
    ClassPathTree(Reactor reactor, Map<String, Managed> managed) {
        this.reactor = reactor;
        this.managed = managed;
    }

    /** The libraries of a module, in the order of its class path; modules of the repository are left out. */
    List<Artifact> of(Project module) {
        for (Entry each : module.dependencies()) {
            add(module, each, Set.of(), true);
        }
        return followed();
    }

    /** The same for libraries that a module names. */
    List<Artifact> of(List<Artifact> direct) {
        for (Artifact each : direct) {
            add(each, "jar", Set.of());
        }
        return followed();
    }

    private List<Artifact> followed() {
        while (!open.isEmpty() && seen.size() < MOST) {
            Node next = open.remove();
            Project project = reactor.project(next.artifact());
            if (project != null) {
                if (project.pom().withoutJar()) {
                    found.remove(key(next.artifact()));
                }
                for (Entry each : project.dependencies()) {
                    add(project, each, next.excluded(), false);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private void add(Project by, Entry entry, Set<String> excluded, boolean direct) {
        String groupId = by.value(entry.groupId());
        String artifactId = by.value(entry.artifactId());
        String scope = entry.scope() == null ? by.managed(entry).scope() : by.value(entry.scope());
        boolean left = !direct && (entry.optional() || (scope != null && NOT_PASSED_ON.contains(scope)));
        if (groupId == null || artifactId == null || left || isExcluded(groupId, artifactId, excluded)) {
            return;
        }
        String version = version(by, entry, direct);
        if (version == null) {
            return;
        }
        String type = Objects.requireNonNullElse(entry.type(), "jar");
        String classifier = type.equals("test-jar") && entry.classifier() == null ? "tests" : by.value(entry.classifier());
        Set<String> below = excluded;
        if (!entry.exclusions().isEmpty()) {
            below = new HashSet<>(excluded);
            below.addAll(entry.exclusions());
        }
        add(new Artifact(groupId, artifactId, version, classifier), type, below);
    }

    private @Nullable String version(Project by, Entry entry, boolean direct) {
        Managed byModule = managed.get(by.key(entry));
        if (!direct && byModule != null && byModule.version() != null) {
            return byModule.version();
        }
        return entry.version() == null ? by.managed(entry).version() : by.value(entry.version());
    }

    private void add(Artifact artifact, String type, Set<String> excluded) {
        String key = key(artifact);
        if (!seen.add(key)) {
            return;
        }
        if (JARS.contains(type) && reactor.named(artifact.groupId(), artifact.artifactId()) == null) {
            found.put(key, artifact);
        }
        open.add(new Node(artifact, excluded));
    }

    private static String key(Artifact artifact) {
        return artifact.name() + ":" + Objects.requireNonNullElse(artifact.classifier(), "");
    }

    private static boolean isExcluded(String groupId, String artifactId, Set<String> excluded) {
        return !excluded.isEmpty()
                && (excluded.contains(groupId + ":" + artifactId) || excluded.contains(groupId + ":*")
                        || excluded.contains("*:" + artifactId) || excluded.contains("*:*"));
    }
}
