/**
 * Reads the schema of a database from PostgreSQL's catalogs, and compares the schemas of two databases.
 *
 * <p>{@link dev.kotadb.schema.admin.catalog.SchemaDiff} compares a live database with the migrations' schema in a shadow
 * database. A {@link dev.kotadb.schema.admin.catalog.Catalog} is read by one query per kind of object; each additional column
 * of such a query is a property that is compared. {@link dev.kotadb.schema.admin.catalog.RepairScript} removes the differences.
 */
@NullMarked
package dev.kotadb.schema.admin.catalog;

import org.jspecify.annotations.NullMarked;
