@NullMarked
package dev.kotadb.schema.admin.server;

import org.jspecify.annotations.NullMarked;
