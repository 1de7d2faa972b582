package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Symbol;

/** A declaration in a file of the repository. */
public record Target(String path, Symbol symbol) {}
