/** Python: its grammar and syntax, and how its names are resolved, by scopes, modules and classes. */
@NullMarked
package dev.kotadb.parsers.language.python;

import org.jspecify.annotations.NullMarked;
