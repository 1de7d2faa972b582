/** What the resolvers of JavaScript, Python and Go share: meanings, paths, chains of names. */
@NullMarked
package dev.kotadb.parsers.resolve.names;

import org.jspecify.annotations.NullMarked;
