@NullMarked
package dev.kotadb.schema.admin.catalog;

import org.jspecify.annotations.NullMarked;
