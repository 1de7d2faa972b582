@NullMarked
package dev.kotadb.schema.index;

import org.jspecify.annotations.NullMarked;
