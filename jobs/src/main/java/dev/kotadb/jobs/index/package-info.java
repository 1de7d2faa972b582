/**
 * The job {@code index-repository}: the nouns that its parts share. The parts are the packages below, and
 * {@code launch.IndexRepositoryJobConfiguration} is the table of contents.
 */
@NullMarked
package dev.kotadb.jobs.index;

import org.jspecify.annotations.NullMarked;
