/** Gradle's version catalogs, lock files, and what build scripts write as plain strings. */
@NullMarked
package dev.kotadb.parsers.manifest.gradle;

import org.jspecify.annotations.NullMarked;
