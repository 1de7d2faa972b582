/** Go: grammar and syntax, and how names are resolved through packages and declared types. */
@NullMarked
package dev.kotadb.parsers.language.go;

import org.jspecify.annotations.NullMarked;
