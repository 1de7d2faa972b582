/** Reads the records of jobs. */
@NullMarked
package dev.kotadb.schema.query.job;

import org.jspecify.annotations.NullMarked;
