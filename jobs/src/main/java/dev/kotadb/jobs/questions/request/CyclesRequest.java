package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.Nullable;

/**
 * A search for cycles of imports.
 *
 * @param repository a repository's full name, last part or id; null for all
 * @param file a path or the end of one: the cycle that this file is in; null for all cycles
 */
public record CyclesRequest(@Nullable String repository, @Nullable String file) {}
