@NullMarked
package dev.kotadb.jobs.progress;

import org.jspecify.annotations.NullMarked;
