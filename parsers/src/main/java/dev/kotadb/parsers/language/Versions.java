package dev.kotadb.parsers.language;

/**
 * What a language's results were made by. Both are hashes: equal or not is all that they say.
 *
 * @param facts of a file's facts; facts of another version are parsed again
 * @param rules of a file's references and look-up keys; those of another version are made again from the facts
 */
public record Versions(int facts, int rules) {}
