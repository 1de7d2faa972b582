/** {@code go.mod}. */
@NullMarked
package dev.kotadb.parsers.manifest.gomod;

import org.jspecify.annotations.NullMarked;
