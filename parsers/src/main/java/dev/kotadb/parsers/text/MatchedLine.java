package dev.kotadb.parsers.text;

/**
 * A line that a query found.
 *
 * @param line from 1
 * @param column where the first match begins, from 0 in UTF-16 units
 * @param snippet the line, of a long one the stretch around the match
 */
public record MatchedLine(int line, int column, String snippet) {}
