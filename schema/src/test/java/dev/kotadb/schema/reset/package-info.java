@NullMarked
package dev.kotadb.schema.reset;

import org.jspecify.annotations.NullMarked;
