@NullMarked
package dev.kotadb.schema.admin.migrate;

import org.jspecify.annotations.NullMarked;
