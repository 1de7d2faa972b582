/** {@code kota worker}: a process that takes jobs from the queue, one after another or several at a time. */
@NullMarked
package dev.kotadb.jobs.worker;

import org.jspecify.annotations.NullMarked;
