package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.connection.ThisProcess;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.index.IndexRuns;
import dev.kotadb.jobs.index.LanguageVersions;
import dev.kotadb.jobs.index.LibraryFolders;
import dev.kotadb.jobs.index.LibraryManifests;
import dev.kotadb.jobs.index.RegisteredPaths;
import dev.kotadb.jobs.source.PathPatterns;
import dev.kotadb.jobs.source.SourceException;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.jobs.source.SourceLocation.LocalDirectory;
import dev.kotadb.jobs.source.SourceTree;
import dev.kotadb.parsers.language.java.JavaLibraries;
import dev.kotadb.parsers.manifest.local.LocalRepository;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.job.IndexStep;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.index.publication.PublishedFiles;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositoriesTable.RepositoryRow;
import dev.kotadb.schema.index.repository.RepositoryLock;
import dev.kotadb.schema.index.repository.RepositorySettingsTable;
import dev.kotadb.schema.index.staging.FileChange;
import dev.kotadb.schema.index.staging.FileOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks whether a directory is as it was indexed, before the application for jobs is started, which takes longer than the look. If
 * it is, the run is recorded as skipped, as the job would do. In all other cases the job has to run.
 */
public final class UnchangedDirectory {
    /** Their paths and hashes are in memory. */
    private static final int MOST_FILES = 200_000;

    private static final int ATTEMPT = 1;

    private final DataSource dataSource;
    private final Path home;
    private final RepositoriesTable repositories;
    private final IndexJobsTable jobs;
    private final PublishedFiles published;

    /**
     * @param connection is used for everything, since opening one for each statement takes longer than the statements
     * @param home the folder below which the stamps of the directory's files are kept
     */
    public UnchangedDirectory(Connection connection, Path home) {
        this.dataSource = new SingleConnectionDataSource(connection, true);
        this.home = home;
        this.repositories = new RepositoriesTable(dataSource);
        this.jobs = new IndexJobsTable(dataSource);
        this.published = new PublishedFiles(dataSource);
    }

    /** Returns the result of the run; empty if the job has to run. The database's schema is up to date. */
    public Optional<IndexResult> skip(IndexRequest request) {
        if (request.full() || request.retryPoison() || request.fetchLibraries()
                || !(SourceLocation.parse(request.location()) instanceof LocalDirectory directory)) {
            return Optional.empty();
        }
        String name = request.name() == null ? directory.defaultName() : request.name();
        return repositories.findLocal(name).flatMap(repository -> skip(request, directory, repository));
    }

    private Optional<IndexResult> skip(IndexRequest request, LocalDirectory directory, RepositoryRow repository) {
        long start = System.nanoTime();
        try (RepositoryLock lock = RepositoryLock.tryAcquire(dataSource, repository.id()).orElse(null)) {
            if (lock == null || jobs.unfinished(repository.id()).isPresent()) {
                return Optional.empty();
            }
            try (SourceTree tree = directory.open(request.ref(), null, home)) {
                Listing listing = new Listing(published.hashes(repository.id(), MOST_FILES).orElse(Map.of()));
                PathPatterns patterns = RegisteredPaths.of(new RepositorySettingsTable(dataSource), repository.id());
                LibraryManifests manifests = new LibraryManifests();
                tree.list(false, entry -> {
                    if (patterns.accepts(entry.path())) {
                        listing.add(entry.path(), entry.blobHash(), entry.sizeBytes());
                        if (listing.changed) {
                            throw new FirstChange();
                        }
                        manifests.note(entry.path(), entry.blobHash());
                    }
                });
                return listing.isAsPublished() && isOfThisProgram(repository, manifests, tree, request)
                        ? Optional.of(record(request, directory, repository, tree, listing, System.nanoTime() - start))
                        : Optional.empty();
            }
        } catch (FirstChange e) {
            return Optional.empty();
        } catch (IOException | SourceException e) {
            return Optional.empty(); // the job fails, and its record says why
        }
    }

    /** Whether this program's parsers and rules, and the libraries that are here, would make the same index. */
    private boolean isOfThisProgram(
            RepositoryRow repository, LibraryManifests manifests, SourceTree tree, IndexRequest request) {
        try (JavaLibraries libraries = manifests.libraries(
                tree, new LocalRepository(LibraryFolders.of(request.libraries(), "")))) {
            return published.versions(repository.id()).stream()
                    .allMatch(version -> version.equals(
                            LanguageVersions.of(version.language(), libraries.version(version.language()))));
        }
    }

    private IndexResult record(
            IndexRequest request,
            LocalDirectory directory,
            RepositoryRow repository,
            SourceTree tree,
            Listing listing,
            long nanoseconds) {
        UUID id = UUID.randomUUID();
        Map<String, Long> outcomes = published.outcomes(repository.id());
        String stats = JsonMapper.shared().writeValueAsString(Map.of(
                "changes", Map.of(FileChange.UNCHANGED.sqlName(), listing.files),
                "outcomes", outcomes,
                "bytes", listing.bytes,
                "milliseconds", Map.of(IndexStep.PLAN.sqlName(), Duration.ofNanos(nanoseconds).toMillis())));
        jobs.create(IndexRuns.newJob(id, repository, request.recorded(), null));
        jobs.start(id, ATTEMPT, tree.commit());
        jobs.setPlanned(id, ATTEMPT, listing.files);
        repositories.setSource(repository.id(), directory.text(), tree.defaultBranch());
        repositories.setUnchanged(repository.id(), tree.commit());
        jobs.end(id, ATTEMPT, IndexJobStatus.SKIPPED, null, stats);
        new JobQueueTable(dataSource).release(id, ThisProcess.NAME);
        return new IndexResult(id, repository.fullName(), IndexJobStatus.SKIPPED, null, stats, false,
                outcomes.getOrDefault(FileOutcome.FAILED.sqlName(), 0L));
    }

    /** Ends the listing: the job lists everything. */
    private static final class FirstChange extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FirstChange() {
            super(null, null, false, false); // it is no failure, so nobody looks at its stack trace
        }
    }

    /** The files as they are listed, beside those that are published. */
    private static final class Listing {
        private final Map<String, String> missing;
        private boolean changed;
        private long files;
        private long bytes;

        Listing(Map<String, String> published) {
            this.missing = published;
        }

        void add(String path, String hash, long size) {
            changed |= !hash.equals(missing.remove(path));
            files++;
            bytes += size;
        }

        boolean isAsPublished() {
            return files > 0 && !changed && missing.isEmpty();
        }
    }
}
