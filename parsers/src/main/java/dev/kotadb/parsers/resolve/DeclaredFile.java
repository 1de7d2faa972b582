package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Declarations;

/** A file of the repository as others see it. */
public record DeclaredFile(String path, String language, Declarations declarations) {}
