/** Draws how folders and files depend on each other, for pages and reports. */
@NullMarked
package dev.kotadb.jobs.map;

import org.jspecify.annotations.NullMarked;
