package dev.kotadb.jobs.questions.answer;

import dev.kotadb.parsers.text.MatchedLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a search found. */
public sealed interface SearchResult {
    /** Files that contain the words, the most relevant first. */
    record Files(List<FileMatch> files) implements SearchResult {
        public Files {
            files = List.copyOf(files);
        }
    }

    /**
     * Lines that contain the text or match the pattern, by repository, path and line.
     *
     * @param timedOut whether the time limit ended the search, so that there may be more
     */
    record Lines(List<LineMatch> lines, boolean timedOut) implements SearchResult {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** A file with its best lines. */
    record FileMatch(
            String repository, String path, @Nullable String language, float rank, List<MatchedLine> lines) {
        public FileMatch {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line that a match begins on.
     *
     * @param line from 1
     * @param column of the line's first match, from 0 in UTF-16 units
     * @param snippet the line; if it is long, the stretch around the match
     */
    record LineMatch(
            String repository, String path, @Nullable String language, int line, int column, String snippet) {}
}
