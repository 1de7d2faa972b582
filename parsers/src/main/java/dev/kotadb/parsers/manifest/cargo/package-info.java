/** {@code Cargo.toml} and {@code Cargo.lock}. */
@NullMarked
package dev.kotadb.parsers.manifest.cargo;

import org.jspecify.annotations.NullMarked;
