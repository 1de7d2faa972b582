@NullMarked
package dev.kotadb.schema.admin.validate;

import org.jspecify.annotations.NullMarked;
