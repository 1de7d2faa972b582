/** Packages, their uses, and what each package manager's reader has to do. */
@NullMarked
package dev.kotadb.parsers.manifest.model;

import org.jspecify.annotations.NullMarked;
