package dev.kotadb.jobs.index.fetch;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.index.LibraryFolders;
import dev.kotadb.jobs.index.LibraryManifests;
import dev.kotadb.jobs.index.RegisteredPaths;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.Workspaces;
import dev.kotadb.jobs.source.PathPatterns;
import dev.kotadb.parsers.manifest.local.LocalRepository;
import dev.kotadb.schema.index.repository.RepositorySettingsTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Downloads the libraries of a run's modules, if that is asked for, before the step that it listens to begins its transaction: a
 * slow server must not keep a transaction open. For that it lists the manifests once more than the step does.
 */
@Component
public final class LibraryDownload implements StepExecutionListener {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryDownload.class);

    private final Workspaces workspaces;
    private final RepositorySettingsTable registered;
    private final IndexSettings settings;

    LibraryDownload(Workspaces workspaces, RepositorySettingsTable registered, IndexSettings settings) {
        this.workspaces = workspaces;
        this.registered = registered;
        this.settings = settings;
    }

    @Override
    public void beforeStep(StepExecution step) {
        Workspace workspace = workspaces.of(step);
        IndexRun run = workspace.run();
        List<Path> folders = LibraryFolders.of(run.request().libraries(), settings.libraries());
        if (folders.isEmpty() || !run.request().fetchLibraries() && !settings.fetchLibraries()) {
            return;
        }
        String repository = run.repository().fullName();
        try (FetchedLibraries fetched = new FetchedLibraries(
                folders.getFirst(), LibraryFolders.mavenSettings(settings.mavenSettings()))) {
            manifests(workspace).libraries(workspace.source(), new LocalRepository(folders, fetched)).close();
            if (fetched.count() > 0) {
                LOG.info("{}: downloaded {} files of libraries into {}", repository, fetched.count(), folders.getFirst());
            }
            fetched.problems().forEach(problem -> LOG.warn("{}: {}", repository, problem));
        } catch (UnreadableSettingsException e) {
            LOG.warn("{}: no libraries are downloaded: {}", repository, e.getMessage());
        }
    }

    private LibraryManifests manifests(Workspace workspace) {
        PathPatterns patterns = RegisteredPaths.of(registered, workspace.repository());
        LibraryManifests manifests = new LibraryManifests();
        try {
            workspace.source().list(false, entry -> {
                if (patterns.accepts(entry.path())) {
                    manifests.note(entry.path(), entry.blobHash());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the manifests of " + workspace.run().repository().fullName() + " cannot be listed", e);
        }
        return manifests;
    }
}
