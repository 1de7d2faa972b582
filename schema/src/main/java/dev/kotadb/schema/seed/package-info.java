/** The test data that every instance under test begins with. */
@NullMarked
package dev.kotadb.schema.seed;

import org.jspecify.annotations.NullMarked;
