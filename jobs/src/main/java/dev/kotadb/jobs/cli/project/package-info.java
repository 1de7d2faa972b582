/** The commands about groups of repositories, {@code kota project}. */
@NullMarked
package dev.kotadb.jobs.cli.project;

import org.jspecify.annotations.NullMarked;
