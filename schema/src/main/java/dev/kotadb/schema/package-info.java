@NullMarked
package dev.kotadb.schema;

import org.jspecify.annotations.NullMarked;
