/** What can be computed of a graph of files in primitive arrays. */
@NullMarked
package dev.kotadb.jobs.graph;

import org.jspecify.annotations.NullMarked;
