@NullMarked
package dev.kotadb.jobs;

import org.jspecify.annotations.NullMarked;
