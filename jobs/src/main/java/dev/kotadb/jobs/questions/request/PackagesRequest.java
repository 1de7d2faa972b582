package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.Nullable;

/**
 * A question about packages.
 *
 * @param name of a package, or the last part of one; null for all
 * @param repository a repository's full name, last part or id; null for all
 * @param limit the most packages provided, and the most depended on
 */
public record PackagesRequest(@Nullable String name, @Nullable String repository, int limit) {}
