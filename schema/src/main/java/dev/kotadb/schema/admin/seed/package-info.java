/** The test data that every instance under test begins with. */
@NullMarked
package dev.kotadb.schema.admin.seed;

import org.jspecify.annotations.NullMarked;
