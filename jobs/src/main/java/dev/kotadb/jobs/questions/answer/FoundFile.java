package dev.kotadb.jobs.questions.answer;

import dev.kotadb.parsers.text.MatchedLine;
import dev.kotadb.schema.query.FileQueries.IndexedFile;
import java.util.List;

/**
 * A file and why it was found.
 *
 * @param lines the best lines; empty if nothing was searched for
 */
public record FoundFile(IndexedFile file, List<MatchedLine> lines) {
    public FoundFile {
        lines = List.copyOf(lines);
    }
}
