package dev.kotadb.jobs.questions;

import dev.kotadb.schema.query.ExportRow;
import dev.kotadb.schema.query.Job;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers questions about one published state of the index, as one viewer sees it. All answers of an instance are from
 * the same state. Not for several threads; close it after the last question.
 */
public interface CodeIndex extends AutoCloseable {
    /** The repositories that have been indexed, by name. */
    Answer<List<Repository>> repositories();

    Answer<SearchResult> search(SearchRequest request);

    /** Declarations by name or place: exact matches, otherwise similar names. */
    Answer<List<Symbol>> symbols(SymbolsRequest request);

    /** The uses of each symbol of the name, then uses of the name whose target is not known. */
    Answer<List<SymbolUses>> references(ReferencesRequest request);

    /** The files around a file, each at its smallest distance. */
    Answer<FileDependencies> dependencies(DependenciesRequest request);

    /** Sets of files that import each other, the largest first. */
    Answer<List<ImportCycle>> cycles(CyclesRequest request);

    /** The latest jobs, the newest first. */
    Answer<List<Job>> jobs(JobsRequest request);

    /** One job with the files that it could not read as a whole. */
    Answer<Job> job(String startOfId);

    /** Streams all that is known of a repository; the answer is the number of rows. */
    Answer<Long> export(String repository, Consumer<ExportRow> rows);

    @Override
    void close();
}
