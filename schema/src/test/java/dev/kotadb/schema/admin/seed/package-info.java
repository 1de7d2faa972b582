@NullMarked
package dev.kotadb.schema.admin.seed;

import org.jspecify.annotations.NullMarked;
