package dev.kotadb.jobs.questions;

import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.DependencyMap;
import dev.kotadb.jobs.questions.answer.ExplainedReference;
import dev.kotadb.jobs.questions.answer.FileDependencies;
import dev.kotadb.jobs.questions.answer.FoundFile;
import dev.kotadb.jobs.questions.answer.Impact;
import dev.kotadb.jobs.questions.answer.ImportCycle;
import dev.kotadb.jobs.questions.answer.PackageRelation;
import dev.kotadb.jobs.questions.answer.RepositoryOverview;
import dev.kotadb.jobs.questions.answer.SearchResult;
import dev.kotadb.jobs.questions.answer.SourceFile;
import dev.kotadb.jobs.questions.answer.Symbol;
import dev.kotadb.jobs.questions.answer.SymbolUses;
import dev.kotadb.jobs.questions.answer.UsedFile;
import dev.kotadb.jobs.questions.request.CyclesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest;
import dev.kotadb.jobs.questions.request.ExplainRequest;
import dev.kotadb.jobs.questions.request.ExternalRequest;
import dev.kotadb.jobs.questions.request.FilesRequest;
import dev.kotadb.jobs.questions.request.ImpactRequest;
import dev.kotadb.jobs.questions.request.JobsRequest;
import dev.kotadb.jobs.questions.request.MapRequest;
import dev.kotadb.jobs.questions.request.OutgoingRequest;
import dev.kotadb.jobs.questions.request.PackagesRequest;
import dev.kotadb.jobs.questions.request.ReferencesRequest;
import dev.kotadb.jobs.questions.request.SearchRequest;
import dev.kotadb.jobs.questions.request.SourceFileRequest;
import dev.kotadb.jobs.questions.request.SymbolsRequest;
import dev.kotadb.schema.query.OverviewQueries.Counts;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import dev.kotadb.schema.query.SourceFileQueries.SourceLine;
import dev.kotadb.schema.query.SourceFileQueries.TargetedReference;
import dev.kotadb.schema.query.export.RepositoryExport;
import dev.kotadb.schema.query.job.Job;
import dev.kotadb.schema.query.job.JobRecord;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about one published state of the index, as one viewer sees it. All answers of an instance are from
 * the same state. Not for several threads; close it after the last question.
 */
public interface CodeIndex extends AutoCloseable {
    /** The repositories that have been indexed, by name. */
    Answer<List<Repository>> repositories();

    Answer<SearchResult> search(SearchRequest request);

    /** The files that contain the words, the most relevant first, with their text. */
    Answer<List<FoundFile>> files(FilesRequest request);

    /** The files that were written to the index last, the newest first. */
    Answer<List<FoundFile>> recentFiles(FilesRequest request);

    /** One file with its text and its declarations. */
    Answer<SourceFile> file(SourceFileRequest request);

    /** What the lines of a file refer to, in their order. */
    Answer<List<TargetedReference>> outgoing(OutgoingRequest request);

    /** The text of the lines of these uses, which are of one repository. */
    Answer<List<SourceLine>> lines(String repository, List<SymbolUses.Use> uses);

    /** What one repository consists of. @param repository full name, last part of one or id */
    Answer<RepositoryOverview> overview(String repository);

    /** The files of one repository that most other files depend on. @param repository full name, last part of one or id */
    Answer<List<UsedFile>> mostUsed(String repository);

    /** How much is indexed. */
    Answer<Counts> counts(@Nullable String repository);

    /** One registered repository, which may not have been indexed yet; by full name or id. */
    Answer<Repository> registered(String repository);

    /** Declarations by name or place: exact matches, otherwise similar names. */
    Answer<List<Symbol>> symbols(SymbolsRequest request);

    /** The uses of each symbol of the name, then uses of the name whose target is not known. */
    Answer<List<SymbolUses>> references(ReferencesRequest request);

    /** The uses of one symbol of a library or of another repository. */
    Answer<SymbolUses> external(ExternalRequest request);

    /** Why the references of a line mean what they mean. Only for the owner, because it reads facts that all tenants share. */
    Answer<List<ExplainedReference>> explain(ExplainRequest request);

    /** The files around a file, each at its smallest distance. */
    Answer<FileDependencies> dependencies(DependenciesRequest request);

    /** What a change of one symbol or file may break. */
    Answer<Impact> impact(ImpactRequest request);

    /** Which packages repositories provide, and which they depend on. */
    Answer<List<PackageRelation>> packages(PackagesRequest request);

    /** Sets of files that import each other, the largest first. */
    Answer<List<ImportCycle>> cycles(CyclesRequest request);

    /**
     * Whether {@link #map} and {@link #mostUsed} answer as soon as other questions: the repository's graph was read before, or is small.
     *
     * @param repository full name, last part of one or id
     */
    Answer<Boolean> isMapQuick(String repository);

    /** How the folders and files of one repository depend on each other. */
    Answer<DependencyMap> map(MapRequest request);

    /** The latest jobs, the newest first. */
    Answer<List<Job>> jobs(JobsRequest request);

    /** One job with the files that it could not read as a whole. */
    Answer<Job> job(String startOfId);

    /** One job's record, by its whole id. */
    Answer<JobRecord> jobRecord(UUID id);

    /** All that is known of a repository, to be read before this index is closed. */
    Answer<RepositoryExport> export(String repository);

    @Override
    void close();
}
