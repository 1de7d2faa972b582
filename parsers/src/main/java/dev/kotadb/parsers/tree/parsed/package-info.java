/** Runs tree-sitter, and has its tree in arrays. */
@NullMarked
package dev.kotadb.parsers.tree.parsed;

import org.jspecify.annotations.NullMarked;
