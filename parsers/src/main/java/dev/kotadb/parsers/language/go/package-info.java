/** Go: its grammar and syntax, and how its names are resolved, by packages and declared types. */
@NullMarked
package dev.kotadb.parsers.language.go;

import org.jspecify.annotations.NullMarked;
