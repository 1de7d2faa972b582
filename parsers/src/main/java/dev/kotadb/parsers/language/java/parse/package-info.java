/**
 * Java, read by JavaParser: {@link dev.kotadb.parsers.language.java.parse.JavaSourceParser} condenses the text, builds the tree and
 * walks it once.
 *
 * <p>JavaParser spends most of its time on making tokens, one for each blank too, so it is given a condensed text: all
 * on one line, without comments, string contents and the blanks that separate nothing. Every place in the tree is a
 * place in that text, and {@code SourceText} leads from there to lines, columns and the words as written.
 *
 * <p>Constructs of Java nest in each other without end. A reader knows those of smaller constructs (types, then calls,
 * expressions, statements, declarations) and has all others read by the {@code JavaWalk}.
 */
@NullMarked
package dev.kotadb.parsers.language.java.parse;

import org.jspecify.annotations.NullMarked;
