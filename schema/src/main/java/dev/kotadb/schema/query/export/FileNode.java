package dev.kotadb.schema.query.export;

import org.jspecify.annotations.Nullable;

/** A file that depends on another or is depended on. @param number its place among the repository's paths, from 1 */
public record FileNode(long number, String path, @Nullable String language) {}
