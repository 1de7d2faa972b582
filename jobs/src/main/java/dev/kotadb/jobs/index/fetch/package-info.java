/** Downloads of libraries, which happen only if they are asked for: no other package uses Maven's classes. */
@NullMarked
package dev.kotadb.jobs.index.fetch;

import org.jspecify.annotations.NullMarked;
