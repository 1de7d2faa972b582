@NullMarked
package dev.kotadb.schema.index.publication;

import org.jspecify.annotations.NullMarked;
