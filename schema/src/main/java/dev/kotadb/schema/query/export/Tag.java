package dev.kotadb.schema.query.export;

import org.jspecify.annotations.Nullable;

/** A declaration as editors look for it. */
public record Tag(String name, String path, int line, int lineEnd, String kind, @Nullable String language) {}
