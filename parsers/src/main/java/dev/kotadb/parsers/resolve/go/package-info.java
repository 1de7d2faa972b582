/** Settles names in Go, by its packages and declared types. */
@NullMarked
package dev.kotadb.parsers.resolve.go;

import org.jspecify.annotations.NullMarked;
