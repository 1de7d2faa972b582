/**
 * From a source file's text to what can be said of it without looking at another file.
 *
 * <p>{@link dev.kotadb.parsers.SourceParser} is the way in; {@code facts} holds the nouns, {@code resolve} joins the
 * facts of many files into resolved references.
 */
@NullMarked
package dev.kotadb.parsers;

import org.jspecify.annotations.NullMarked;
