/** Java: {@code parse} reads one file, {@code resolve} finds what its names mean. */
@NullMarked
package dev.kotadb.parsers.language.java;

import org.jspecify.annotations.NullMarked;
