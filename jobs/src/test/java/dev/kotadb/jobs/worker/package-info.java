@NullMarked
package dev.kotadb.jobs.worker;

import org.jspecify.annotations.NullMarked;
