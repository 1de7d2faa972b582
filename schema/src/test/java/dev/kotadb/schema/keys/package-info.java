@NullMarked
package dev.kotadb.schema.keys;

import org.jspecify.annotations.NullMarked;
