@NullMarked
package dev.kotadb.schema.instance;

import org.jspecify.annotations.NullMarked;
