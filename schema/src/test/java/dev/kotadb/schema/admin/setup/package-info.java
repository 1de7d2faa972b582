@NullMarked
package dev.kotadb.schema.admin.setup;

import org.jspecify.annotations.NullMarked;
