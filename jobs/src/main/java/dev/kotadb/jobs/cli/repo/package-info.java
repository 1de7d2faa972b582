/** The commands about registered repositories, {@code kota repo}. */
@NullMarked
package dev.kotadb.jobs.cli.repo;

import org.jspecify.annotations.NullMarked;
