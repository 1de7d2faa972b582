@NullMarked
package dev.kotadb.schema.dump;

import org.jspecify.annotations.NullMarked;
