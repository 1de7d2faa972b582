/**
 * The job {@code validate-instance}: goes through the checklist of a database and changes nothing in it, the records of
 * Spring Batch included. The checks themselves are in {@link dev.kotadb.schema.admin.validate}.
 */
@NullMarked
package dev.kotadb.jobs.validate;

import org.jspecify.annotations.NullMarked;
