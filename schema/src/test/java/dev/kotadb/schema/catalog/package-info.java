@NullMarked
package dev.kotadb.schema.catalog;

import org.jspecify.annotations.NullMarked;
