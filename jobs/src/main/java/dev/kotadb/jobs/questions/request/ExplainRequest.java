package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.Nullable;

/**
 * Why the references of a line are resolved as they are.
 *
 * @param file a path, or its end if only one file has it
 * @param line from 1
 * @param repository a repository's full name, last part or id; null for all
 * @param libraries folders with the jars of Java libraries, if the run that made the index was not told which; as those of
 *     {@code KOTA_INDEX_LIBRARIES}
 */
public record ExplainRequest(String file, int line, @Nullable String repository, String libraries) {
    public ExplainRequest {
        if (line < 1) {
            throw new IllegalArgumentException("lines count from 1: " + line);
        }
    }
}
