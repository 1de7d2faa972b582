package dev.kotadb.schema.index.staging;

/**
 * This program's versions of a language.
 *
 * @param facts if it changes, files are parsed again
 * @param rules if it changes, references are resolved again from the same facts
 */
public record LanguageVersion(String language, int facts, int rules) {}
