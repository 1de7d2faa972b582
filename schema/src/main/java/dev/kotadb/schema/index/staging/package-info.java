/** What a run plans and finds, in tables of its own, and the facts of files that it keeps for later runs. */
@NullMarked
package dev.kotadb.schema.index.staging;

import org.jspecify.annotations.NullMarked;
