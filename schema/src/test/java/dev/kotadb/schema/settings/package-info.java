@NullMarked
package dev.kotadb.schema.settings;

import org.jspecify.annotations.NullMarked;
