/** Reads the facts out of scripts, and out of package.json and tsconfig.json. */
@NullMarked
package dev.kotadb.parsers.language.script.parse;

import org.jspecify.annotations.NullMarked;
