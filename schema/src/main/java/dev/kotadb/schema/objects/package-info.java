/**
 * What the schema consists of: each table with what it is for, and each object with the migration that makes it. Dump,
 * restore, reset, validation and maintenance read it here.
 */
@NullMarked
package dev.kotadb.schema.objects;

import org.jspecify.annotations.NullMarked;
