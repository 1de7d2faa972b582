/** Projects: groups of repositories. */
@NullMarked
package dev.kotadb.schema.projects;

import org.jspecify.annotations.NullMarked;
