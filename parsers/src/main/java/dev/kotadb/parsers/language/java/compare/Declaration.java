package dev.kotadb.parsers.language.java.compare;

/**
 * What several parsers can be asked about a declaration.
 *
 * @param kind {@code class}, {@code record}, {@code method}, {@code enum_constant} and so on
 * @param line of the name, from 1
 */
public record Declaration(String kind, String name, int line) {}
