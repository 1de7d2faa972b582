@NullMarked
package dev.kotadb.schema.server;

import org.jspecify.annotations.NullMarked;
