package dev.kotadb.schema.index;

/**
 * What this program's version of a language is.
 *
 * @param facts changes with whatever changes the facts of a file: such files are parsed again
 * @param rules changes with whatever changes the targets of references: they are resolved again from the same facts
 */
public record LanguageVersion(String language, int facts, int rules) {}
