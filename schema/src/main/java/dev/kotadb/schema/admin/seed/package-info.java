/** Test data for instances that are used for tests. */
@NullMarked
package dev.kotadb.schema.admin.seed;

import org.jspecify.annotations.NullMarked;
