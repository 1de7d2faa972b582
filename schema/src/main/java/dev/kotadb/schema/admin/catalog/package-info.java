/**
 * The schema as PostgreSQL's catalogs have it, and how one database's differs from another's.
 *
 * <p>{@link dev.kotadb.schema.admin.catalog.SchemaDiff} compares a live database with what the migrations make in a shadow
 * database. A {@link dev.kotadb.schema.admin.catalog.Catalog} is read by one query a kind of object; whatever such a query
 * returns beside the object's name is a property that is compared.
 */
@NullMarked
package dev.kotadb.schema.admin.catalog;

import org.jspecify.annotations.NullMarked;
