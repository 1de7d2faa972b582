package dev.kotadb.jobs.questions.request;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks how folders and files depend on each other.
 *
 * @param repository full name, last part of one or id
 * @param in only what is in this folder; empty for all
 * @param open the folders that are shown by their parts; null for as many as are easily read
 * @param focus only what depends on this file or folder, and what it depends on; null for all
 */
public record MapRequest(String repository, String in, @Nullable Set<String> open, @Nullable String focus) {
    public MapRequest {
        open = open == null ? null : Set.copyOf(open);
    }
}
