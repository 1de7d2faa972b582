/** Resolves names in JavaScript and TypeScript, by the rules of modules and of declared types. */
@NullMarked
package dev.kotadb.parsers.language.script.resolve;

import org.jspecify.annotations.NullMarked;
