/** The types that declarations are written with, in sources and in class files, not yet looked up. */
@NullMarked
package dev.kotadb.parsers.language.java.signature;

import org.jspecify.annotations.NullMarked;
