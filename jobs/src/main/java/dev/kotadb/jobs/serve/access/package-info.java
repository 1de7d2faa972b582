/** Who asks the server: keys, their limits, and the mode without keys. */
@NullMarked
package dev.kotadb.jobs.serve.access;

import org.jspecify.annotations.NullMarked;
