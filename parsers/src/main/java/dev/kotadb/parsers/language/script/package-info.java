/** JavaScript and TypeScript: {@code parse} reads one file, {@code resolve} finds what its names mean. */
@NullMarked
package dev.kotadb.parsers.language.script;

import org.jspecify.annotations.NullMarked;
