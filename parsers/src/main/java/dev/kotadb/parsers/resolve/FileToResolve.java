package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.FileFacts;

/** A file whose references are to be resolved. */
public record FileToResolve(String path, String language, FileFacts facts) {}
