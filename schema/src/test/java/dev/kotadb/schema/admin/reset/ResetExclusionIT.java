package dev.kotadb.schema.admin.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.seed.Seed;
import dev.kotadb.schema.index.repository.RepositoryLock;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may be at work on a database at the same time as a reset: nobody. */
class ResetExclusionIT {
    private static final UUID REPOSITORY = UUID.fromString("30000000-0000-0000-0000-000000000001");
    private static final UUID JOB = UUID.fromString("40000000-0000-0000-0000-000000000001");

    private final TestDatabase database = TestDatabase.migrated();
    private DataSource data = database.dataSource();

    @BeforeEach
    void fill() {
        data = database.dataSource();
        Seed.insert(data);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void twoAtOnceExcludeEachOther() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<ResetResult> first = other.submit(() -> new DatabaseReset(data)
                    .run(new ResetRequest(false, false, step -> {}, locked -> {
                        begun.countDown();
                        await(goOn);
                    })));
            await(begun);
            assertThatThrownBy(this::reset)
                    .isInstanceOf(ResetRefusedException.class)
                    .hasMessageContaining("is being reset by another process (server process ");
            assertThatThrownBy(() -> InstanceLock.shared(data).close())
                    .isInstanceOf(ResetRefusedException.class)
                    .hasMessageContaining("is being reset");
            assertThat(Databases.count(data, "api_keys")).isEqualTo(3);
            goOn.countDown();
            assertThat(first.get().migrations()).isNotEmpty();
        }
        reset();
    }

    @Test
    void whoeverSharesTheLockKeepsAResetOut() {
        try (InstanceLock one = InstanceLock.shared(data);
                InstanceLock other = InstanceLock.shared(data)) {
            assertThatThrownBy(this::reset)
                    .isInstanceOf(ResetRefusedException.class)
                    .hasMessageContaining("in use by a job or a migration (server process ")
                    .hasMessageContaining("kota stop");
            one.assertHeld();
            other.assertHeld();
        }
        reset();
    }

    @Test
    void aJobThatHoldsItsRepositoryIsNamed() {
        Databases.run(data, "UPDATE index_jobs SET status = 'processing', heartbeat_at = now() - interval '1 day'");
        try (RepositoryLock lock = RepositoryLock.tryAcquire(data, REPOSITORY).orElseThrow()) {
            assertThatThrownBy(this::reset)
                    .isInstanceOf(ResetRefusedException.class)
                    .hasMessageContaining("A job is running: test-free/hello (job " + JOB + ")");
            assertThatThrownBy(() -> new DatabaseReset(data).survey()).hasMessageContaining("A job is running");
            lock.assertHeld();
        }
        reset();
    }

    @Test
    void aFreshHeartbeatCountsWithoutALock() {
        Databases.run(data, "UPDATE index_jobs SET status = 'processing', heartbeat_at = now() - interval '20 seconds'");
        assertThatThrownBy(this::reset)
                .isInstanceOf(ResetRefusedException.class)
                .hasMessageContaining("A job is running: test-free/hello (job " + JOB + ")");
        assertThat(Databases.count(data, "api_keys")).isEqualTo(3);
    }

    @Test
    void theOriginalsJobsCountForAnHour() {
        try (TestDatabase original = TestDatabase.empty()) {
            DataSource old = original.dataSource();
            SchemaMigrations.migrateTo(old, "20241023000000");
            Databases.run(old, """
                    INSERT INTO auth.users (id) VALUES ('00000000-0000-0000-0000-000000000001');
                    INSERT INTO repositories (id, user_id, full_name, git_url)
                    VALUES ('30000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', 'a/b', 'x');
                    INSERT INTO index_jobs (repository_id, ref, status, started_at)
                    VALUES ('30000000-0000-0000-0000-000000000001', 'main', 'processing', now() - interval '10 minutes');
                    """);
            assertThatThrownBy(() -> new DatabaseReset(old).survey()).hasMessageContaining("A job is running: a/b (job ");
            Databases.run(old, "UPDATE index_jobs SET started_at = now() - interval '2 hours'");
            assertThat(new DatabaseReset(old).survey().tables()).isNotEmpty();
        }
    }

    @Test
    void whatEndsTheResetBeforeItDropsLeavesAllAsItWas() {
        assertThatThrownBy(() -> new DatabaseReset(data).run(new ResetRequest(false, false, step -> {}, locked -> {
                    throw new IllegalStateException("the disk is full");
                })))
                .hasMessage("the disk is full");
        assertThat(Databases.count(data, "api_keys")).isEqualTo(3);
        reset();
    }

    private ResetResult reset() {
        return new DatabaseReset(data).run(new ResetRequest(false, false, step -> {}, locked -> {}));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("waited for a minute");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
