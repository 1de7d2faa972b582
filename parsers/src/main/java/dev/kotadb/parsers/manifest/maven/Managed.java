package dev.kotadb.parsers.manifest.maven;

import org.jspecify.annotations.Nullable;

/** What a {@code dependencyManagement} says of a dependency. */
record Managed(@Nullable String version, @Nullable String scope) {
    static final Managed NONE = new Managed(null, null);
}
