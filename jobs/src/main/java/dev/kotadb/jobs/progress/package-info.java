/** How a run tells the people who wait for it how far it is. */
@NullMarked
package dev.kotadb.jobs.progress;

import org.jspecify.annotations.NullMarked;
