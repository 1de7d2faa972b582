@NullMarked
package dev.kotadb.schema.seed;

import org.jspecify.annotations.NullMarked;
