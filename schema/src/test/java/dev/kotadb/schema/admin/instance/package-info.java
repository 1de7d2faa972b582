@NullMarked
package dev.kotadb.schema.admin.instance;

import org.jspecify.annotations.NullMarked;
