@NullMarked
package dev.kotadb.schema.admin.dump;

import org.jspecify.annotations.NullMarked;
