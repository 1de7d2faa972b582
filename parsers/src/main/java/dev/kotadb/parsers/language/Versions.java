package dev.kotadb.parsers.language;

/**
 * The versions of a language's results. Both are hashes and can only be compared for equality.
 *
 * @param facts version of a file's facts; files with another one are parsed again
 * @param rules version of a file's references and look-up keys; those with another one are computed again from the facts
 */
public record Versions(int facts, int rules) {}
