/** Files and their facts as rows of the index. */
@NullMarked
package dev.kotadb.jobs.index.rows;

import org.jspecify.annotations.NullMarked;
