package dev.kotadb.schema.query.export;

/** All that one file needs of another. The numbers are those of {@link FileNode}. */
public record FileEdge(long source, String sourcePath, long target, String targetPath, long imports, long uses) {}
