@NullMarked
package dev.kotadb.schema.index.job;

import org.jspecify.annotations.NullMarked;
