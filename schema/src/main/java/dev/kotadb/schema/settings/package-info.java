/** Timeouts and limits, each with a name, a default and a variable that overrides it. */
@NullMarked
package dev.kotadb.schema.settings;

import org.jspecify.annotations.NullMarked;
