/**
 * The checks of {@code validate-instance}. Each runs with a time limit in a transaction of its own, which is rolled back, and
 * returns the problems that it found, with a remedy for each.
 */
@NullMarked
package dev.kotadb.schema.admin.validate;

import org.jspecify.annotations.NullMarked;
