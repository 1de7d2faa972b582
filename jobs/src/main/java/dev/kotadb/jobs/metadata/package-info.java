/** The JSON of the columns {@code metadata} of symbols and references. */
@NullMarked
package dev.kotadb.jobs.metadata;

import org.jspecify.annotations.NullMarked;
