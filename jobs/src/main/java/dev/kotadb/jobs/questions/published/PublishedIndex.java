package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.answer.Answer.Hint;
import dev.kotadb.jobs.questions.answer.Answer.Reason;
import dev.kotadb.jobs.questions.answer.Answer.Refused;
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
import dev.kotadb.jobs.questions.answer.SymbolUses.Use;
import dev.kotadb.jobs.questions.answer.UsedFile;
import dev.kotadb.jobs.questions.request.CyclesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest.Direction;
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
import dev.kotadb.schema.query.DependencyQueries;
import dev.kotadb.schema.query.DependencyQueries.FileHit;
import dev.kotadb.schema.query.FactsQueries;
import dev.kotadb.schema.query.FileQueries;
import dev.kotadb.schema.query.OverviewQueries;
import dev.kotadb.schema.query.OverviewQueries.Counts;
import dev.kotadb.schema.query.PackageQueries;
import dev.kotadb.schema.query.QueryFailedException;
import dev.kotadb.schema.query.ReferenceQueries;
import dev.kotadb.schema.query.Repositories;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import dev.kotadb.schema.query.Snapshot;
import dev.kotadb.schema.query.SourceFileQueries;
import dev.kotadb.schema.query.SourceFileQueries.SourceLine;
import dev.kotadb.schema.query.SourceFileQueries.TargetedReference;
import dev.kotadb.schema.query.SymbolQueries.SymbolHit;
import dev.kotadb.schema.query.UserQueries;
import dev.kotadb.schema.query.export.RepositoryExport;
import dev.kotadb.schema.query.job.Job;
import dev.kotadb.schema.query.job.JobRecord;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The index in PostgreSQL, in one read-only transaction. */
public final class PublishedIndex implements CodeIndex {
    private static final int MOST_SYMBOLS = 50;
    private static final int MOST_DECLARATIONS = 10_000;
    private static final int MOST_UNREAD_FILES = 100;
    private static final int MOST_USED_FILES = 15;

    private static final FolderGraphs GRAPHS = new FolderGraphs();

    private final Snapshot snapshot;
    private final @Nullable String user;
    private final Lookups lookups;
    private final Runnable closed;

    private PublishedIndex(Snapshot snapshot, @Nullable String user, Runnable closed) {
        this.snapshot = snapshot;
        this.user = user;
        this.lookups = new Lookups(snapshot, user);
        this.closed = closed;
    }

    /**
     * Opens the index for the viewer.
     *
     * @param closed called once: when the index is closed, or now if it does not open
     * @throws QueryFailedException if the database does not answer
     */
    public static Answer<CodeIndex> open(DataSource dataSource, Viewer viewer, Runnable closed) {
        Snapshot snapshot = null;
        Answer<CodeIndex> opened = null;
        try {
            snapshot = Snapshot.open(dataSource);
            opened = as(viewer, snapshot, closed);
            return opened;
        } finally {
            if (!(opened instanceof Answer.Found)) {
                if (snapshot != null) {
                    snapshot.close();
                }
                closed.run();
            }
        }
    }

    private static Answer<CodeIndex> as(Viewer viewer, Snapshot snapshot, Runnable closed) {
        return switch (viewer) {
            case Viewer.Owner _ -> Answer.found(new PublishedIndex(snapshot, null, closed));
            case Viewer.User user -> Lookups.answer(() -> become(user.name(), snapshot))
                    .<CodeIndex>map(name -> new PublishedIndex(snapshot, name, closed));
        };
    }

    private static Answer<String> become(String name, Snapshot snapshot) {
        UserQueries.User found = new UserQueries(snapshot).find(name).orElse(null);
        if (found == null) {
            return Answer.nothing(new Hint.NoUser(name));
        }
        try {
            snapshot.become(found.id());
            return Answer.found(found.name());
        } catch (QueryFailedException e) {
            if (e.isRefused()) {
                return new Refused<>(new Reason.NotPermitted(found.name(), String.valueOf(e.getMessage())));
            }
            throw e;
        }
    }

    @Override
    public Answer<List<Repository>> repositories() {
        return lookups.among(null, found -> Answer.found(found.all()));
    }

    @Override
    public Answer<SearchResult> search(SearchRequest request) {
        return new TextSearch(snapshot).search(request, lookups);
    }

    @Override
    public Answer<List<FoundFile>> files(FilesRequest request) {
        return lookups.among(request.repository(), request.project(),
                found -> Answer.found(new FileList(snapshot).containing(request, found)));
    }

    @Override
    public Answer<List<FoundFile>> recentFiles(FilesRequest request) {
        return lookups.among(request.repository(), request.project(),
                found -> Answer.found(new FileList(snapshot).recent(request, found)));
    }

    @Override
    public Answer<SourceFile> file(SourceFileRequest request) {
        return lookups.among(request.repository(), repositories -> lookups.file(repositories, request.file()).then(hit ->
                new FileQueries(snapshot).files(List.of(hit.id()), repositories, request.characters()).stream().findFirst()
                        .map(file -> Answer.found(new SourceFile(file, declarations(hit))))
                        .orElseGet(() -> Answer.nothing(new Hint.NoFile(request.file(), List.of())))));
    }

    private List<SourceFile.Declaration> declarations(FileHit file) {
        return new SourceFileQueries(snapshot).declarations(file.id(), MOST_DECLARATIONS).stream()
                .map(SourceFile.Declaration::of).toList();
    }

    @Override
    public Answer<List<TargetedReference>> outgoing(OutgoingRequest request) {
        return lookups.among(request.repository(), repositories -> lookups.file(repositories, request.file()))
                .map(hit -> new SourceFileQueries(snapshot)
                        .references(hit.id(), request.firstLine(), request.lastLine(), request.limit()));
    }

    @Override
    public Answer<List<SourceLine>> lines(String repository, List<Use> uses) {
        return lookups.repository(repository).map(found -> new SourceFileQueries(snapshot)
                .lines(found.id(), uses.stream().map(Use::path).toList(), uses.stream().map(Use::line).toList()));
    }

    @Override
    public Answer<RepositoryOverview> overview(String repository) {
        return lookups.repository(repository).map(found -> {
            OverviewQueries queries = new OverviewQueries(snapshot);
            return new RepositoryOverview(
                    found,
                    queries.counts(new Repositories(List.of(found))),
                    queries.languages(found.id()),
                    queries.outcomes(found.id()),
                    queries.troubles(found.id(), MOST_UNREAD_FILES));
        });
    }

    @Override
    public Answer<List<UsedFile>> mostUsed(String repository) {
        return lookups.repository(repository)
                .map(found -> GRAPHS.of(found, snapshot).mostUsed(MOST_USED_FILES).stream()
                        .map(each -> new UsedFile(each.path(), each.dependents()))
                        .toList());
    }

    @Override
    public Answer<Counts> counts(@Nullable String repository) {
        return lookups.among(repository, found -> Answer.found(new OverviewQueries(snapshot).counts(found)));
    }

    @Override
    public Answer<Repository> registered(String repository) {
        return lookups.registered(repository);
    }

    @Override
    public Answer<List<Symbol>> symbols(SymbolsRequest request) {
        String kind = lowerCase(request.kind());
        return lookups.among(request.repository(), repositories -> {
            SymbolLookup lookup = lookups.symbols(repositories, kind, request.limit());
            return lookup.find(request.name()).then(exact -> {
                List<SymbolHit> found = exact.isEmpty() ? lookup.findSimilar(request.name()) : exact;
                return found.isEmpty()
                        ? Answer.nothing(new Hint.NoSymbol(request.name(), true))
                        : Answer.found(found.stream().map(Symbol::of).toList());
            });
        });
    }

    @Override
    public Answer<List<SymbolUses>> references(ReferencesRequest request) {
        return lookups.among(request.repository(), repositories -> lookups.symbols(repositories, null, MOST_SYMBOLS)
                .find(request.symbol())
                .then(symbols -> new UseLookup(
                                new ReferenceQueries(snapshot),
                                lookups.dispatch(repositories),
                                lookups.externals(repositories),
                                repositories,
                                request)
                        .of(symbols)));
    }

    @Override
    public Answer<SymbolUses> external(ExternalRequest request) {
        return lookups.among(null, repositories -> new UseLookup(
                        new ReferenceQueries(snapshot), lookups.dispatch(repositories), lookups.externals(repositories), repositories,
                        new ReferencesRequest(request.name(), null, null, false, request.limit()))
                .external(request.scheme()));
    }

    @Override
    public Answer<List<ExplainedReference>> explain(ExplainRequest request) {
        if (user != null) {
            return new Refused<>(new Reason.NotForUsers(user));
        }
        return lookups.among(request.repository(), repositories -> lookups.file(repositories, request.file()))
                .map(file -> new ExplanationLookup(new FactsQueries(snapshot), new SourceFileQueries(snapshot))
                        .explain(file, request));
    }

    @Override
    public Answer<FileDependencies> dependencies(DependenciesRequest request) {
        GraphWalk graph = new GraphWalk(new DependencyQueries(snapshot));
        return lookups.among(request.repository(), repositories -> lookups.file(repositories, request.file()))
                .map(file -> new FileDependencies(
                        file.repository(),
                        file.path(),
                        request.direction() == Direction.DEPENDENTS ? null : graph.dependencies(file, request.depth()),
                        request.direction() == Direction.DEPENDENCIES ? null : graph.dependents(file, request.depth())));
    }

    @Override
    public Answer<Impact> impact(ImpactRequest request) {
        ImpactLookup impact = new ImpactLookup(snapshot, lookups, request);
        return lookups.among(request.repository(), repositories -> impact.among(repositories, MOST_SYMBOLS));
    }

    @Override
    public Answer<List<PackageRelation>> packages(PackagesRequest request) {
        return lookups.among(request.repository(), repositories ->
                new PackageLookup(new PackageQueries(snapshot, repositories, request.limit())).find(request.name()));
    }

    @Override
    public Answer<List<ImportCycle>> cycles(CyclesRequest request) {
        GraphWalk graph = new GraphWalk(new DependencyQueries(snapshot));
        String path = request.file();
        return lookups.among(request.repository(), repositories -> path == null
                ? Answer.found(repositories.all().stream()
                        .flatMap(each -> graph.cycles(each, null).stream())
                        .toList())
                : lookups.file(repositories, path).map(file -> repositories.all().stream()
                        .filter(each -> each.id().equals(file.repositoryId()))
                        .flatMap(each -> graph.cycles(each, file).stream())
                        .toList()));
    }

    @Override
    public Answer<Boolean> isMapQuick(String repository) {
        return lookups.repository(repository).map(found -> GRAPHS.isQuick(found, snapshot));
    }

    @Override
    public Answer<DependencyMap> map(MapRequest request) {
        return lookups.repository(request.repository())
                .map(found -> new FolderMap(GRAPHS.of(found, snapshot), request).draw(found));
    }

    @Override
    public Answer<List<Job>> jobs(JobsRequest request) {
        return new JobLookup(snapshot).latest(request, lookups);
    }

    @Override
    public Answer<Job> job(String startOfId) {
        return new JobLookup(snapshot).job(startOfId);
    }

    @Override
    public Answer<JobRecord> jobRecord(UUID id) {
        return new JobLookup(snapshot).record(id);
    }

    @Override
    public Answer<RepositoryExport> export(String repository) {
        return lookups.repository(repository).map(found -> new RepositoryExport(snapshot, found));
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        try {
            snapshot.close();
        } finally {
            closed.run();
        }
    }
}
