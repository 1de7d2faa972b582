/** Queries that give the nodes of a tree their roles. */
@NullMarked
package dev.kotadb.parsers.tree.query;

import org.jspecify.annotations.NullMarked;
