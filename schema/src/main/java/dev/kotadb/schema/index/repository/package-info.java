/** The list of repositories, their settings, and the lock that one run at a time has. */
@NullMarked
package dev.kotadb.schema.index.repository;

import org.jspecify.annotations.NullMarked;
