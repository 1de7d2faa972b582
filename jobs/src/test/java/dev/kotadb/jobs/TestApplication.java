package dev.kotadb.jobs;

import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.index.launch.IndexRepositoryLauncher;
import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * The application on a database in which every migration was applied, started once for a test class: register it as a static
 * extension.
 *
 * {@snippet :
 * @RegisterExtension
 * static final TestApplication APPLICATION = TestApplication.with("kota.index.page-files=2");
 * }
 */
public final class TestApplication implements BeforeAllCallback, AfterAllCallback {
    // The first publication into an empty index builds its secondary indexes anew, which takes most of a test's time, unless
    // a table of another program refers to the index.
    private static final String OF_ANOTHER_PROGRAM =
            "CREATE TABLE bookmarks_of_tests (file_id uuid REFERENCES indexed_files (id) ON DELETE CASCADE)";

    private final TestDatabase database = TestDatabase.migrated();
    private final List<String> settings;
    private final boolean buildingIndexes;
    private @Nullable Path home;
    private @Nullable IndexingApplication application;

    private TestApplication(boolean buildingIndexes, List<String> settings) {
        this.buildingIndexes = buildingIndexes;
        this.settings = settings;
    }

    /**
     * Publications insert into the indexes that are there.
     *
     * @param settings each {@code name=value}
     */
    public static TestApplication with(String... settings) {
        return new TestApplication(false, List.of(settings));
    }

    /** The first publication builds the indexes, as it does in a database that is kota's alone. */
    public static TestApplication buildingIndexes() {
        return new TestApplication(true, List.of());
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        home = Files.createTempDirectory("kota-application");
        if (!buildingIndexes) {
            jdbc().sql(OF_ANOTHER_PROGRAM).update();
        }
        application = IndexingApplication.start(database, home, settings.toArray(String[]::new));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        try {
            if (application != null) {
                application.close();
            }
        } finally {
            database.close();
            FileSystemUtils.deleteRecursively(home);
        }
    }

    public TestDatabase database() {
        return database;
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    public Path home() {
        return Objects.requireNonNull(home);
    }

    public IndexRepositoryLauncher launcher() {
        return running().launcher();
    }

    public IndexResult index(Path directory, String name) {
        return running().index(directory, name);
    }

    public JdbcClient jdbc() {
        return database.jdbc();
    }

    /** Forgets all repositories and the facts of their files, so that the next test begins with nothing. */
    public void forget() {
        jdbc().sql("DELETE FROM repositories").update();
        jdbc().sql("DELETE FROM file_facts").update();
    }

    private IndexingApplication running() {
        return Objects.requireNonNull(application, "not started: register it as a static extension");
    }
}
