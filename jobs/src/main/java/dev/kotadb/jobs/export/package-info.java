/** The index of a repository in the formats of other programs. Each writer streams; it holds one file's facts at most. */
@NullMarked
package dev.kotadb.jobs.export;

import org.jspecify.annotations.NullMarked;
