package dev.kotadb.jobs.questions.answer;

import dev.kotadb.schema.query.OverviewQueries.Counts;
import dev.kotadb.schema.query.OverviewQueries.LanguageCount;
import dev.kotadb.schema.query.OverviewQueries.OutcomeCount;
import dev.kotadb.schema.query.OverviewQueries.Trouble;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.List;

/**
 * What a repository consists of.
 *
 * @param languages the most frequent first
 * @param troubles files that are not indexed as a whole, failed ones first; the first hundred
 */
public record RepositoryOverview(
        Repository repository,
        Counts counts,
        List<LanguageCount> languages,
        List<OutcomeCount> outcomes,
        List<Trouble> troubles) {
    public RepositoryOverview {
        languages = List.copyOf(languages);
        outcomes = List.copyOf(outcomes);
        troubles = List.copyOf(troubles);
    }
}
