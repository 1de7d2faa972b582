/** The statements of the job that indexes a repository. */
@NullMarked
package dev.kotadb.schema.index;

import org.jspecify.annotations.NullMarked;
