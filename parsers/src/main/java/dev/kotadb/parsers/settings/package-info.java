/** Reads what resolution needs of configuration files: tsconfig.json, package.json, go.mod. */
@NullMarked
package dev.kotadb.parsers.settings;

import org.jspecify.annotations.NullMarked;
