/** JSON as the program writes it: one object per line. */
@NullMarked
package dev.kotadb.jobs.json;

import org.jspecify.annotations.NullMarked;
