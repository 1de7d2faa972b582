/** What an administrator prepares on a PostgreSQL server before kota's role can migrate a database. */
@NullMarked
package dev.kotadb.schema.admin.setup;

import org.jspecify.annotations.NullMarked;
