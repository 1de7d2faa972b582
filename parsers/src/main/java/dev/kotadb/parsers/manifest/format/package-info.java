/** Texts in XML, JSON and TOML as trees, with limits for hostile ones. */
@NullMarked
package dev.kotadb.parsers.manifest.format;

import org.jspecify.annotations.NullMarked;
