@NullMarked
package dev.kotadb.schema.copy;

import org.jspecify.annotations.NullMarked;
