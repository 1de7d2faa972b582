/** {@code pom.xml}, with parents and managed versions of the same repository. */
@NullMarked
package dev.kotadb.parsers.manifest.maven;

import org.jspecify.annotations.NullMarked;
