package dev.kotadb.parsers.manifest.maven;

import dev.kotadb.parsers.manifest.maven.Pom.Parent;
import dev.kotadb.parsers.manifest.model.RepositoryPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The poms of a repository, and how they are found. */
final class Reactor {
    private static final int MOST_ANCESTORS = 50;

    private final Map<String, Pom> byPath;
    private final Map<String, Pom> byName = new HashMap<>();

    /** @param byPath sorted, so that the same of several poms of one name is found each time */
    Reactor(Map<String, Pom> byPath) {
        this.byPath = byPath;
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

    /** The pom, its parent, and so on; those of the repository. */
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
        Pom near = parent.relativePath().isEmpty() ? null : at(pom, parent.relativePath());
        if (near != null && isMeant(parent, near)) {
            return near;
        }
        return parent.artifactId() == null ? null : named(parent.groupId(), parent.artifactId());
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
