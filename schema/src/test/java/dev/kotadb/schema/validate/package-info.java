@NullMarked
package dev.kotadb.schema.validate;

import org.jspecify.annotations.NullMarked;
