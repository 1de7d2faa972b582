/** Reads all of a repository, for the formats of other tools. */
@NullMarked
package dev.kotadb.schema.query.export;

import org.jspecify.annotations.NullMarked;
