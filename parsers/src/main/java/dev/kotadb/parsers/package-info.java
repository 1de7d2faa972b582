/**
 * From a source file's text to the facts that its content alone tells, and from the facts of many files to
 * resolved references.
 *
 * <p>{@link dev.kotadb.parsers.Languages} is the registry of languages, {@link dev.kotadb.parsers.Parsers} reads a file in
 * any of them. Packages: {@code facts} holds the nouns; {@code source}, {@code text}, {@code tree} and {@code resolve} are
 * the engine, which knows no language; {@code language} has one folder per family.
 */
@NullMarked
package dev.kotadb.parsers;

import org.jspecify.annotations.NullMarked;
