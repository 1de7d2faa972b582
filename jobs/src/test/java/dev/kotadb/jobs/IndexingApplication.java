package dev.kotadb.jobs;

import dev.kotadb.jobs.index.IndexRepositoryLauncher;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real application on a test's database, driven the way the command line drives it. */
public final class IndexingApplication implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final JdbcClient jdbc;

    private IndexingApplication(ConfigurableApplicationContext context, TestDatabase database) {
        this.context = context;
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    public static IndexingApplication start(TestDatabase database, Path home, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--KOTA_DB_URL=" + database.url(),
                "--KOTA_DB_USER=" + database.user(),
                "--KOTA_DB_PASSWORD=" + database.password(),
                "--KOTA_HOME=" + home));
        Arrays.stream(settings).map(setting -> "--" + setting).forEach(arguments::add);
        return new IndexingApplication(
                SpringApplication.run(KotaApplication.class, arguments.toArray(String[]::new)), database);
    }

    public IndexRepositoryLauncher launcher() {
        return context.getBean(IndexRepositoryLauncher.class);
    }

    public IndexResult index(Path directory, String name) {
        return launcher().index(new IndexRequest(directory.toString(), name, null, false), null, Progress.SILENT);
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        context.close();
    }
}
