package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.query.SearchQueries;
import dev.kotadb.schema.query.SearchQueries.Scope;
import dev.kotadb.schema.settings.Limit;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Checks that random files are found by some of their words and by a part of one of their lines.
 *
 * @param files the number of files
 */
record SampledFilesCheck(int files) implements Check {
    private static final int LONGEST = Limit.VALIDATE_SAMPLED_TEXT.intValue();
    private static final String SAMPLE = """
            SELECT f.id, f.repository_id, r.full_name, f.path, left(f.content, %d)
            FROM (SELECT id FROM public.indexed_files WHERE content <> '' ORDER BY random() LIMIT ?) AS picked
            JOIN public.indexed_files f ON f.id = picked.id
            JOIN public.repositories r ON r.id = f.repository_id
            ORDER BY r.full_name, f.path COLLATE "C"
            """.formatted(LONGEST);

    // Words in lower case only, which are found in the same way however names are split into words.
    private static final Pattern PLAIN_WORD =
            Pattern.compile("(?<![A-Za-z0-9_\\x{80}-\\x{10FFFF}])[a-z]{5,40}(?![A-Za-z0-9_\\x{80}-\\x{10FFFF}])");
    private static final Pattern PIECE_OF_LINE = Pattern.compile("[!-~][ -~]{6,60}[!-~]");
    private static final int WORDS = 3;
    private static final int HITS = 50;

    private record Sample(UUID id, UUID repository, String fullName, String path, String content) {
        /** The longest words, because they are rare. */
        List<String> words() {
            return PLAIN_WORD.matcher(content).results()
                    .map(MatchResult::group)
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(word -> word))
                    .limit(WORDS)
                    .toList();
        }

        Optional<String> piece() {
            return PIECE_OF_LINE.matcher(content).results()
                    .map(MatchResult::group)
                    .max(Comparator.comparingInt(String::length).thenComparing(piece -> piece));
        }

        String place() {
            return fullName + ":" + path;
        }

        Problem notFoundBy(String what) {
            return new Problem(place() + " is not found by its own " + what,
                    "Index it again: kota index … --name " + fullName + " --full; if that does not help, REINDEX "
                            + "idx_search_documents_words and idx_indexed_files_content_trgm.");
        }
    }

    /** Removes the last line, which may be cut off. */
    private static String wholeLines(String content) {
        return content.length() < LONGEST ? content : content.substring(0, content.lastIndexOf('\n') + 1);
    }

    @Override
    public String name() {
        return "sampled-files";
    }

    @Override
    public String title() {
        return "files picked at random are found again";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        List<Sample> samples = transaction.list(SAMPLE, row -> new Sample(row.getObject(1, UUID.class),
                row.getObject(2, UUID.class), row.getString(3), row.getString(4), wholeLines(row.getString(5))), files);
        if (samples.isEmpty()) {
            return new CheckResult.Skipped("nothing is indexed yet");
        }
        SearchQueries search = SearchQueries.ofService(transaction.connection());
        List<Problem> problems = new ArrayList<>();
        int words = 0;
        for (Sample sample : samples) {
            Scope scope = new Scope(List.of(sample.repository()), null, sample.path(), HITS);
            for (String word : sample.words()) {
                words++;
                if (search.words(word, word, List.of(), scope).stream()
                        .noneMatch(hit -> hit.fileId().equals(sample.id()))) {
                    problems.add(sample.notFoundBy("word " + word));
                    break;
                }
            }
            sample.piece()
                    .filter(piece -> search.literal(piece, scope).stream()
                            .noneMatch(hit -> hit.path().equals(sample.path())))
                    .ifPresent(piece -> problems.add(sample.notFoundBy("text '" + piece + "'")));
        }
        return CheckResult.failedOn(problems, samples.size() + " files by " + words + " words and a line each");
    }
}
