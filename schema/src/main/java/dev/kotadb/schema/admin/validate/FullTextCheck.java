package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.query.SearchQueries;
import dev.kotadb.schema.query.SearchQueries.Scope;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks that a stored file is found by its words, by parts of words, and by substrings. */
final class FullTextCheck implements Check {
    @Override
    public String name() {
        return "full-text";
    }

    @Override
    public String title() {
        return "full text finds what was stored";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        SampleTenant tenant = SampleTenant.create(transaction);
        tenant.store(transaction);
        SearchQueries search = SearchQueries.ofService(transaction.connection());
        Scope scope = new Scope(List.of(tenant.repository()), null, "", 10);
        String whole = tenant.className().toLowerCase(Locale.ROOT);
        List<Problem> problems = new ArrayList<>();
        // A whole name, parts of a name, a number, and words that are stop words in prose.
        for (String word : List.of(whole, "readhttpstatus", "http & status", "42", "not & the & same")) {
            if (search.words(word, word, List.of(), scope).stream()
                    .noneMatch(hit -> hit.path().equals(SampleTenant.CLASS_FILE))) {
                problems.add(notFound("the word " + word, "idx_search_documents_words"));
            }
        }
        for (String piece : List.of("HttpStat", "{ return 42", tenant.tag().substring(5, 20))) {
            if (search.literal(piece, scope).stream().noneMatch(hit -> hit.path().equals(SampleTenant.CLASS_FILE))) {
                problems.add(notFound("the text '" + piece + "'", "idx_indexed_files_content_trgm"));
            }
        }
        return CheckResult.failedOn(problems, "by words, parts of words and pieces of text");
    }

    private static Problem notFound(String what, String index) {
        return new Problem("a file that was just stored is not found by " + what,
                "REINDEX INDEX " + index + "; if that does not help: kota db diff");
    }
}
