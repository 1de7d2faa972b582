package dev.kotadb.jobs.index.fetch;

import static dev.kotadb.jobs.index.fetch.LibraryServer.dependency;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.index.job.IndexJobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole job, against a server of libraries. */
class FetchLibrariesIT {
    private static final String NAME = "test/fetching";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    Path folder;

    @Test
    void librariesAreDownloadedIfThatIsAskedForAndUsedFromThenOn() throws IOException {
        Path sources = folder.resolve("sources");
        Files.createDirectories(sources.resolve("p"));
        Path local = folder.resolve("local");
        Files.writeString(sources.resolve("pom.xml"), "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version><dependencies>"
                + dependency("top", "1") + dependency("absent", "9") + "</dependencies></project>");
        Files.writeString(sources.resolve("p/User.java"), "class User { int m() { return lib.Lib.make().size(); } }\n");
        try (LibraryServer server = new LibraryServer(folder.resolve("remote"))
                .withPom("top", "1", "<packaging>pom</packaging><dependencies>" + dependency("base", "3") + "</dependencies>")
                .with("base", "3", "", "package lib; public class Lib { public static Lib make() { return null; } public int size() { return 1; } }")) {
            Path settings = Files.writeString(folder.resolve("settings.xml"), "<settings><mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>"
                    + server.url() + "</url></mirror></mirrors></settings>");
            try (IndexingApplication application = IndexingApplication.start(
                    DATABASE, folder.resolve("home"), "kota.index.mavenSettings=" + settings)) {
                index(application, sources, local, false);
                assertThat(server.asked()).isEmpty();
                assertThat(libraries(application)).isEmpty();

                index(application, sources, local, true);
                assertThat(server.asked()).containsExactly(
                        "org/lib/absent/9/absent-9.jar", "org/lib/absent/9/absent-9.pom",
                        "org/lib/base/3/base-3.jar", "org/lib/base/3/base-3.pom", "org/lib/top/1/top-1.pom");
                assertThat(libraries(application)).containsExactly(
                        "org.lib:base 3 lib.Lib", "org.lib:base 3 lib.Lib#make()", "org.lib:base 3 lib.Lib#size()");
            }
            int before = server.requests();
            try (IndexingApplication application = IndexingApplication.start(DATABASE, folder.resolve("home"))) {
                assertThat(index(application, sources, local, false)).isEqualTo(IndexJobStatus.SKIPPED);
                assertThat(libraries(application)).hasSize(3);
            }
            assertThat(server.requests()).isEqualTo(before);
        }
    }

    @Test
    void noTransactionIsOpenWhileASlowServerAnswers() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("slow"));
        Files.writeString(sources.resolve("pom.xml"), "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version><dependencies>"
                + dependency("base", "3") + "</dependencies></project>");
        Files.writeString(sources.resolve("User.java"), "class User { int m() { return lib.Lib.size(); } }\n");
        try (LibraryServer server = new LibraryServer(folder.resolve("remote"))
                .with("base", "3", "", "package lib; public class Lib { public static int size() { return 1; } }")) {
            Path settings = Files.writeString(folder.resolve("settings.xml"), "<settings><mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>"
                    + server.url() + "</url></mirror></mirrors></settings>");
            List<Long> open = new CopyOnWriteArrayList<>();
            server.beforeAnswer(() -> {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                open.add(DATABASE.jdbc().sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start < now() - interval '200 ms'
                        """).query(Long.class).single());
            });
            try (IndexingApplication application = IndexingApplication.start(
                    DATABASE, folder.resolve("home"), "kota.index.mavenSettings=" + settings)) {
                index(application, sources, folder.resolve("local"), true);
            }
            assertThat(server.asked()).contains("org/lib/base/3/base-3.jar");
            assertThat(open).isNotEmpty().containsOnly(0L);
        }
    }

    private static IndexJobStatus index(IndexingApplication application, Path sources, Path local, boolean fetches) {
        IndexJobStatus status = application.launcher()
                .index(new IndexRequest(sources.toString(), NAME, null, false, false, false, local.toString(), fetches), null, Progress.SILENT)
                .status();
        assertThat(status).isIn(IndexJobStatus.COMPLETED, IndexJobStatus.SKIPPED);
        return status;
    }

    private static List<String> libraries(IndexingApplication application) {
        return application.jdbc().sql("""
                SELECT DISTINCT e.package_name || ' ' || e.version || ' ' || e.qualified_name
                FROM "references" r JOIN external_symbols e ON e.id = r.external_symbol_id
                WHERE e.scheme = 'maven' AND e.version IS NOT NULL ORDER BY 1
                """).query(String.class).list();
    }
}
