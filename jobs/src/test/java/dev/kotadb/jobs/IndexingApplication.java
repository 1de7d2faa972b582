package dev.kotadb.jobs;

import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.index.launch.IndexRepositoryLauncher;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.prune.PruneLauncher;
import dev.kotadb.jobs.prune.PrunedKind;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real application on a test's database, driven the way the command line drives it. */
public final class IndexingApplication implements AutoCloseable {
    private final TestDatabase test;
    private final Database database;
    private final ConfigurableApplicationContext context;

    private IndexingApplication(TestDatabase test, Database database, ConfigurableApplicationContext context) {
        this.test = test;
        this.database = database;
        this.context = context;
    }

    public static IndexingApplication start(TestDatabase test, Path home, String... settings) {
        Database database = Database.open(Map.of(
                "KOTA_DB_URL", test.url(), "KOTA_DB_USER", test.user(), "KOTA_DB_PASSWORD", test.password()));
        String[] arguments = Arrays.stream(settings).map(setting -> "--" + setting).toArray(String[]::new);
        return new IndexingApplication(test, database, KotaApplication.start(() -> database, home, arguments));
    }

    public IndexRepositoryLauncher launcher() {
        return context.getBean(IndexRepositoryLauncher.class);
    }

    public IndexResult index(Path directory, String name) {
        return launcher().index(new IndexRequest(directory.toString(), name, null, false), null, Progress.SILENT);
    }

    public Map<PrunedKind, Long> prune(boolean dryRun) {
        return context.getBean(PruneLauncher.class).prune(dryRun);
    }

    public JdbcClient jdbc() {
        return test.jdbc();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
