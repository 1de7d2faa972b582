/**
 * Java: {@code parse} reads one file, {@code resolve} finds what its names mean; {@code signature} has the types that declarations are
 * written with, {@code binary} what class files of the JDK and of libraries declare.
 */
@NullMarked
package dev.kotadb.parsers.language.java;

import org.jspecify.annotations.NullMarked;
