package dev.kotadb.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.admin.validate.CheckReport;
import dev.kotadb.schema.admin.validate.CheckResult;
import dev.kotadb.schema.index.job.IndexJobStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(TestDatabase.FIRST_EXECUTION_IDS)
@Tag(Variants.SLOW)
class ValidateWhileIndexingIT {
    private static final int FILES = 120;
    private static final int RUNS = 4;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void runsOfAnotherJobDoNotMakeItFailNorItThem(@TempDir Path home, @TempDir Path source) throws Exception {
        ValidationRequest request = new ValidationRequest(home, 20, Duration.ofSeconds(60), false, null);
        List<ValidationReport> reports = new ArrayList<>();
        List<IndexJobStatus> statuses = new ArrayList<>();
        try (Database database = Database.open(Map.of("KOTA_DB_URL", DATABASE.url(), "KOTA_DB_USER", DATABASE.user(),
                        "KOTA_DB_PASSWORD", DATABASE.password()));
                IndexingApplication application = IndexingApplication.start(DATABASE, home)) {
            CompletableFuture<Void> indexing = CompletableFuture.runAsync(() -> {
                for (int run = 0; run < RUNS; run++) {
                    write(source, run);
                    statuses.add(application.index(source, "acme/busy").status());
                }
            });
            do {
                reports.add(InstanceValidation.run(
                        () -> database, request, check -> {}));
            } while (!indexing.isDone());
            indexing.join();
            reports.add(InstanceValidation.run(() -> database, request, check -> {}));
        }
        assertThat(statuses).hasSize(RUNS).containsOnly(IndexJobStatus.COMPLETED);
        assertThat(reports).hasSizeGreaterThan(1).allSatisfy(report -> assertThat(failures(report)).isEmpty());
        ValidationReport after = reports.getLast();
        assertThat(after.isSound()).isTrue();
        assertThat(after.skipped()).isZero();
    }

    private static List<CheckReport> failures(ValidationReport report) {
        return report.checks().stream()
                .filter(check -> check.result() instanceof CheckResult.Failed)
                .toList();
    }

    private static void write(Path source, int run) {
        try {
            for (int i = 0; i < FILES; i++) {
                Files.writeString(source.resolve("Source" + i + ".java"), """
                        class Source%1$d {
                            // version %2$d of something that refers to its neighbour
                            Source%3$d neighbour() { return new Source%3$d(); }
                        }
                        """.formatted(i, run, (i + run) % FILES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
