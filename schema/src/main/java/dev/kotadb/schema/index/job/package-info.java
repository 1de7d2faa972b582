/** Records of runs, and the queue of those to come. */
@NullMarked
package dev.kotadb.schema.index.job;

import org.jspecify.annotations.NullMarked;
