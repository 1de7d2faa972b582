/** Python: grammar and syntax, and how names are resolved through scopes, modules and classes. */
@NullMarked
package dev.kotadb.parsers.language.python;

import org.jspecify.annotations.NullMarked;
