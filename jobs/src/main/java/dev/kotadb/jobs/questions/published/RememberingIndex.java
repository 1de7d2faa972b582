package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An index that knows some answers. What people and programs change at any time, jobs and projects, it asks each time. */
record RememberingIndex(CodeIndex index, Viewer viewer, RememberedAnswers answers) implements CodeIndex {
    private <T> Answer<T> known(String question, Supplier<Answer<T>> answer, @Nullable Object... asked) {
        return index.repositories() instanceof Answer.Found<List<Repository>> seen
                ? answers.get(viewer, seen.value(), question, Arrays.asList(asked), answer)
                : answer.get();
    }

    @Override
    public Answer<List<Repository>> repositories() {
        return index.repositories();
    }

    @Override
    public Answer<SearchResult> search(SearchRequest request) {
        return request.project() == null ? known("search", () -> index.search(request), request) : index.search(request);
    }

    @Override
    public Answer<List<FoundFile>> files(FilesRequest request) {
        return request.project() == null ? known("files", () -> index.files(request), request) : index.files(request);
    }

    @Override
    public Answer<List<FoundFile>> recentFiles(FilesRequest request) {
        return request.project() == null ? known("recentFiles", () -> index.recentFiles(request), request) : index.recentFiles(request);
    }

    @Override
    public Answer<SourceFile> file(SourceFileRequest request) {
        return known("file", () -> index.file(request), request);
    }

    @Override
    public Answer<List<TargetedReference>> outgoing(OutgoingRequest request) {
        return known("outgoing", () -> index.outgoing(request), request);
    }

    @Override
    public Answer<List<SourceLine>> lines(String repository, List<SymbolUses.Use> uses) {
        return index.lines(repository, uses);
    }

    @Override
    public Answer<RepositoryOverview> overview(String repository) {
        return known("overview", () -> index.overview(repository), repository);
    }

    @Override
    public Answer<List<UsedFile>> mostUsed(String repository) {
        return known("mostUsed", () -> index.mostUsed(repository), repository);
    }

    @Override
    public Answer<Boolean> isMapQuick(String repository) {
        return index.isMapQuick(repository);
    }

    @Override
    public Answer<Counts> counts(@Nullable String repository) {
        return known("counts", () -> index.counts(repository), repository);
    }

    @Override
    public Answer<Repository> registered(String repository) {
        return index.registered(repository);
    }

    @Override
    public Answer<List<Symbol>> symbols(SymbolsRequest request) {
        return known("symbols", () -> index.symbols(request), request);
    }

    @Override
    public Answer<List<SymbolUses>> references(ReferencesRequest request) {
        return known("references", () -> index.references(request), request);
    }

    @Override
    public Answer<SymbolUses> external(ExternalRequest request) {
        return known("external", () -> index.external(request), request);
    }

    @Override
    public Answer<List<ExplainedReference>> explain(ExplainRequest request) {
        return index.explain(request);
    }

    @Override
    public Answer<FileDependencies> dependencies(DependenciesRequest request) {
        return known("dependencies", () -> index.dependencies(request), request);
    }

    @Override
    public Answer<Impact> impact(ImpactRequest request) {
        return known("impact", () -> index.impact(request), request);
    }

    @Override
    public Answer<List<PackageRelation>> packages(PackagesRequest request) {
        return known("packages", () -> index.packages(request), request);
    }

    @Override
    public Answer<List<ImportCycle>> cycles(CyclesRequest request) {
        return known("cycles", () -> index.cycles(request), request);
    }

    @Override
    public Answer<DependencyMap> map(MapRequest request) {
        return known("map", () -> index.map(request), request);
    }

    @Override
    public Answer<List<Job>> jobs(JobsRequest request) {
        return index.jobs(request);
    }

    @Override
    public Answer<Job> job(String startOfId) {
        return index.job(startOfId);
    }

    @Override
    public Answer<JobRecord> jobRecord(UUID id) {
        return index.jobRecord(id);
    }

    @Override
    public Answer<RepositoryExport> export(String repository) {
        return index.export(repository);
    }

    @Override
    public void close() {
        index.close();
    }
}
