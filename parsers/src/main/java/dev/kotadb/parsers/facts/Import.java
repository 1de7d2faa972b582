package dev.kotadb.parsers.facts;

/**
 * One imported name.
 *
 * @param module the module, package or type that it comes from, as written: {@code java.util}, {@code ./store},
 *     {@code ..models}, {@code example.org/x/y}
 * @param name the imported name; {@code *} for all of them; {@code default} for a default export; empty if the
 *     module itself is imported
 * @param alias the name it has in this file; empty if it binds no name (side effects, {@code *})
 * @param kind {@code import}, {@code static}, {@code reexport}, {@code require}, {@code dynamic}, {@code type} ...
 * @param enclosing index of the symbol around it, -1 at the top of the file
 * @param line line of the name, or of the module if there is no name, from 1
 * @param column its column, from 0
 */
public record Import(String module, String name, String alias, String kind, int enclosing, int line, int column) {}
