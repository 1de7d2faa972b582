@NullMarked
package dev.kotadb.schema.admin.reset;

import org.jspecify.annotations.NullMarked;
