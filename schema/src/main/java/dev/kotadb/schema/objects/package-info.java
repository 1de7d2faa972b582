/**
 * Declares each table with its purpose, and each object with the migration that creates it. Dump, restore, reset, validation and
 * maintenance read these declarations.
 */
@NullMarked
package dev.kotadb.schema.objects;

import org.jspecify.annotations.NullMarked;
