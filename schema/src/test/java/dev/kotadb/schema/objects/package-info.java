@NullMarked
package dev.kotadb.schema.objects;

import org.jspecify.annotations.NullMarked;
