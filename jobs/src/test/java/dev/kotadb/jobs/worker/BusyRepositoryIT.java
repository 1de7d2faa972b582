package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.worker.KotaProcesses.Running;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code kota index} of a repository that another process is indexing. */
@Tag(Variants.SLOW)
class BusyRepositoryIT {
    private static final String BUSY = "test/busy is being indexed by another process (job ";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    Path folder;

    private JdbcClient jdbc;
    private KotaProcesses processes;

    @BeforeEach
    void aFile() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("sources")).resolve("C.java"), "class C {}\n");
        jdbc = DATABASE.jdbc();
        processes = new KotaProcesses(DATABASE, folder);
    }

    @AfterEach
    void end() throws Exception {
        processes.close();
        jdbc.sql("DELETE FROM repositories").update();
        jdbc.sql("DELETE FROM batch.scheduled_tasks").update();
        jdbc.sql("DELETE FROM file_facts").update();
    }

    @Test
    void isWaitedFor() throws Exception {
        Running first;
        Running second;
        try (ParseBarrier barrier = new ParseBarrier(DATABASE)) {
            first = beginIndexing(barrier);

            second = index(Map.of());

            second.awaitErrors(BUSY);
            second.awaitErrors("; waiting for it, up to 3600 s (KOTA_REPOSITORY_WAIT_TIMEOUT); --no-wait");
            assertThat(jobs()).isEqualTo("processing");
        }
        assertThat(first.exitCode()).isZero();
        assertThat(second.exitCode()).isZero();
        assertThat(Files.readString(second.out())).contains("test/busy is unchanged");
        assertThat(jobs()).isEqualTo("completed,skipped");
    }

    @Test
    void isRefusedAfterAWhileOrAtOnce() throws Exception {
        try (ParseBarrier barrier = new ParseBarrier(DATABASE)) {
            Running first = beginIndexing(barrier);

            Running second = index(Map.of("KOTA_REPOSITORY_WAIT_TIMEOUT", "2"));
            Running third = index(Map.of(), "--no-wait");

            assertThat(second.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(second.errors()).contains("waiting for it, up to 2 s").contains("; wait for it, or stop it with 'kota stop'");
            assertThat(third.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(third.errors()).contains(BUSY).doesNotContain("waiting for it");
            assertThat(jobs()).isEqualTo("processing");
            assertThat(first.process().isAlive()).isTrue();
        }
    }

    @Test
    void isWaitedForUntilSomebodyInterrupts() throws Exception {
        try (ParseBarrier barrier = new ParseBarrier(DATABASE)) {
            Running first = beginIndexing(barrier);
            Running second = index(Map.of());
            second.awaitErrors("waiting for it");

            second.signal("TERM"); // as INT, which is ignored by what a script starts in the background

            assertThat(second.exitCode()).isEqualTo(ExitCode.STOPPED);
            assertThat(second.errors()).contains("stopped waiting for test/busy; no job was begun");
            assertThat(jobs()).isEqualTo("processing");
            assertThat(first.process().isAlive()).isTrue();
        }
    }

    private Running beginIndexing(ParseBarrier barrier) throws Exception {
        Running first = index(Map.of());
        barrier.awaitArrival(first);
        return first;
    }

    private Running index(Map<String, String> settings, String... more) throws Exception {
        String[] line = new String[4 + more.length];
        System.arraycopy(new String[] {"index", folder.resolve("sources").toString(), "--name", "test/busy"}, 0, line, 0, 4);
        System.arraycopy(more, 0, line, 4, more.length);
        Map<String, String> all = new HashMap<>(settings);
        all.put("KOTA_HEARTBEAT_TIMEOUT", "60"); // a slow machine must not make one of them count as dead
        return processes.start(all, line);
    }

    private String jobs() {
        return jdbc.sql("SELECT string_agg(status, ',' ORDER BY created_at) FROM index_jobs").query(String.class).single();
    }
}
