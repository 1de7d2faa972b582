/** Settles names in Python, by its scopes, modules and classes. */
@NullMarked
package dev.kotadb.parsers.resolve.python;

import org.jspecify.annotations.NullMarked;
