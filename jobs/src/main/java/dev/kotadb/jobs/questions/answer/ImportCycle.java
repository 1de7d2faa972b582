package dev.kotadb.jobs.questions.answer;

import java.util.List;

/** Files of which each imports every other, directly or through others; sorted. */
public record ImportCycle(String repository, int size, List<String> paths) {
    public ImportCycle {
        paths = List.copyOf(paths);
    }
}
