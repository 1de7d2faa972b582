package dev.kotadb.parsers.manifest.local;

import org.jspecify.annotations.Nullable;

/** A file of a library in a repository of Maven's kind. @param classifier such as {@code tests}; null for the main file */
public record Artifact(String groupId, String artifactId, String version, @Nullable String classifier) {
    /** The library's name, as {@code group:artifact}. */
    public String name() {
        return groupId + ":" + artifactId;
    }

    Artifact pom() {
        return new Artifact(groupId, artifactId, version, null);
    }
}
