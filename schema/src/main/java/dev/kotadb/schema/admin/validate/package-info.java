/**
 * The checks of {@code validate-instance}. Each runs in a transaction of its own that is rolled back, under a time limit,
 * and answers with a value; what it found wrong is named, with what to do about it.
 */
@NullMarked
package dev.kotadb.schema.admin.validate;

import org.jspecify.annotations.NullMarked;
