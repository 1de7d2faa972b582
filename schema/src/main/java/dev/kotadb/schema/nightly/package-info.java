/** The tables of nightly runs. */
@NullMarked
package dev.kotadb.schema.nightly;

import org.jspecify.annotations.NullMarked;
