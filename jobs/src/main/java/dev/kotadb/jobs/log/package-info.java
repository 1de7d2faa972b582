/** What the program logs: as text for people, or one JSON object per line with the run that each line belongs to. */
@NullMarked
package dev.kotadb.jobs.log;

import org.jspecify.annotations.NullMarked;
