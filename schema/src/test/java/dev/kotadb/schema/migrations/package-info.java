@NullMarked
package dev.kotadb.schema.migrations;

import org.jspecify.annotations.NullMarked;
