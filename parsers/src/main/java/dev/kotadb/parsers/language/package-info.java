/**
 * The programming languages that are parsed and resolved: one sub-package per family, with everything of it. The registry
 * is {@code dev.kotadb.parsers.Languages}.
 */
@NullMarked
package dev.kotadb.parsers.language;

import org.jspecify.annotations.NullMarked;
