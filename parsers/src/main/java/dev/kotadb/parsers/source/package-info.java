/** The text of one file, the parsers that read it, and what became of it. */
@NullMarked
package dev.kotadb.parsers.source;

import org.jspecify.annotations.NullMarked;
