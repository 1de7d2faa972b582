/** Compares what different parsers of Java read of the same file: JavaParser, the JDK's own parser, tree-sitter. */
@NullMarked
package dev.kotadb.parsers.language.java.compare;

import org.jspecify.annotations.NullMarked;
