/** Which packages a repository provides and which it depends on, read from its manifests and lock files. */
@NullMarked
package dev.kotadb.parsers.manifest;

import org.jspecify.annotations.NullMarked;
