package dev.kotadb.jobs.index;

import dev.kotadb.parsers.language.java.JavaLibraries;
import dev.kotadb.parsers.manifest.JavaModules;
import dev.kotadb.parsers.manifest.local.LocalRepository;
import dev.kotadb.parsers.resolve.Libraries;
import dev.kotadb.schema.index.staging.PlanTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The libraries that the files of a run can use, found when first asked for. */
public final class RunLibraries implements Workspace.Resource {
    private final Workspace workspace;
    private final PlanTable plan;
    private final IndexSettings settings;
    private @Nullable JavaLibraries found;

    public RunLibraries(Workspace workspace, PlanTable plan, IndexSettings settings) {
        this.workspace = workspace;
        this.plan = plan;
        this.settings = settings;
    }

    /** A hash of all that references of a language may be resolved to here; 0 if that is nothing. */
    public int version(String language) {
        return libraries().version(language);
    }

    /** What a file can use. */
    public Libraries of(String path) {
        return libraries().of(path);
    }

    /** Finds them by these files, which are those of the plan. */
    public synchronized void findBy(LibraryManifests manifests) {
        close();
        List<Path> folders = LibraryFolders.of(workspace.run().request().libraries(), settings.libraries());
        found = manifests.libraries(workspace.source(), new LocalRepository(folders));
    }

    private synchronized JavaLibraries libraries() {
        if (found == null) {
            LibraryManifests manifests = new LibraryManifests();
            plan.matching(workspace.tables(), JavaModules.PATHS).forEach(file -> manifests.note(file.path(), file.blobHash()));
            findBy(manifests);
        }
        return Objects.requireNonNull(found);
    }

    @Override
    public synchronized void close() {
        if (found != null) {
            found.close();
        }
    }
}
