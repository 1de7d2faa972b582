package dev.kotadb.parsers.manifest.maven;

import dev.kotadb.parsers.manifest.local.Artifact;
import dev.kotadb.parsers.manifest.local.LocalRepository;
import dev.kotadb.parsers.manifest.maven.Pom.Parent;
import dev.kotadb.parsers.manifest.model.RepositoryPath;
import dev.kotadb.parsers.manifest.model.UnreadableManifestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The poms of a repository, and how they are found; others are those of the local repository. */
final class Reactor {
    private static final int MOST_ANCESTORS = 50;

    private final Map<String, Pom> byPath;
    private final Map<String, Pom> byName = new HashMap<>();
    private final LocalRepository local;
    private final Map<Artifact, Optional<Pom>> outside = new HashMap<>();
    private final Map<Pom, Project> projects = new IdentityHashMap<>();

    /** @param byPath sorted, so that the same of several poms of one name is found each time */
    Reactor(Map<String, Pom> byPath, LocalRepository local) {
        this.byPath = byPath;
        this.local = local;
        byPath.values().forEach(pom -> {
            if (pom.artifactId() != null) {
                byName.putIfAbsent(groupIdAsWritten(pom) + ":" + pom.artifactId(), pom);
            }
        });
    }

    private static @Nullable String groupIdAsWritten(Pom pom) {
        return pom.groupId() != null || pom.parent() == null ? pom.groupId() : pom.parent().groupId();
    }

    @Nullable Pom named(@Nullable String groupId, @Nullable String artifactId) {
        return byName.get(groupId + ":" + artifactId);
    }

    /** The pom of a module of the repository, or else the library's; null if there is none. */
    @Nullable Pom named(@Nullable String groupId, @Nullable String artifactId, @Nullable String version) {
        Pom here = named(groupId, artifactId);
        return here != null || groupId == null || artifactId == null || version == null
                ? here
                : outside(new Artifact(groupId, artifactId, version, null));
    }

    private @Nullable Pom outside(Artifact artifact) {
        Optional<Pom> known = outside.get(artifact);
        if (known == null) {
            known = local.pom(artifact).flatMap(text -> read(artifact, text));
            outside.put(artifact, known);
        }
        return known.orElse(null);
    }

    private static Optional<Pom> read(Artifact artifact, String text) {
        try {
            return Optional.of(Pom.read("maven:" + artifact.name() + ":" + artifact.version(), text, false));
        } catch (UnreadableManifestException e) {
            return Optional.empty();
        }
    }

    Project project(Pom pom) {
        return projects.computeIfAbsent(pom, each -> new Project(this, each));
    }

    @Nullable Project project(Artifact artifact) {
        Pom pom = named(artifact.groupId(), artifact.artifactId(), artifact.version());
        return pom == null ? null : project(pom);
    }

    boolean isOutside(Pom pom) {
        return byPath.get(pom.path()) != pom;
    }

    /** The pom, its parent, and so on. */
    List<Pom> lineage(Pom pom) {
        List<Pom> lineage = new ArrayList<>(List.of(pom));
        Pom parent = parent(pom);
        while (parent != null && lineage.size() < MOST_ANCESTORS && !lineage.contains(parent)) {
            lineage.add(parent);
            parent = parent(parent);
        }
        return lineage;
    }

    private @Nullable Pom parent(Pom pom) {
        Parent parent = pom.parent();
        if (parent == null) {
            return null;
        }
        Pom near = parent.relativePath().isEmpty() || isOutside(pom) ? null : at(pom, parent.relativePath());
        if (near != null && isMeant(parent, near)) {
            return near;
        }
        return parent.artifactId() == null ? null : named(parent.groupId(), parent.artifactId(), parent.version());
    }

    private @Nullable Pom at(Pom pom, String relativePath) {
        String path = RepositoryPath.resolve(RepositoryPath.folder(pom.path()), relativePath);
        if (path == null) {
            return null;
        }
        Pom file = byPath.get(path);
        return file != null ? file : byPath.get(RepositoryPath.join(path, "pom.xml"));
    }

    /** Maven 4 allows a parent without coordinates. */
    private static boolean isMeant(Parent parent, Pom near) {
        return parent.artifactId() == null
                || parent.artifactId().equals(near.artifactId())
                        && (near.groupId() == null || Objects.equals(parent.groupId(), near.groupId()));
    }
}
