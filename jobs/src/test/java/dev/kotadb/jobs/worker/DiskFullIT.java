package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.TypedCommand;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.worker.KotaProcesses.Running;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.admin.server.OwnServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The disk of the database's server is full: a run fails and says so, the old index answers, and with space the next succeeds. */
@Tag(Variants.SLOW)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DiskFullIT {
    private static final String NAME = "test/full";
    private static final String NO_SPACE = "No space left on device";
    private static final int MEGABYTES = 220;
    private static final long LEFT = 2 << 20;
    private static final int FEW = 20;
    private static final int MANY = 400;

    /** A page per file would take minutes. */
    private static final Map<String, String> PAGES = Map.of("KOTA_INDEX_PAGEFILES", "20");

    @TempDir
    Path folder;

    private SmallDisk disk;
    private OwnServer server;
    private KotaProcesses processes;
    private JdbcClient jdbc;
    private Path sources;

    @BeforeEach
    void anIndexOnASmallDisk() throws Exception {
        disk = SmallDisk.mount(folder.resolve("disk"), MEGABYTES);
        server = OwnServer.start(folder.resolve("disk/data"));
        processes = new KotaProcesses(server.address(), folder);
        jdbc = JdbcClient.create(server.dataSource());
        sources = Files.createDirectory(folder.resolve("sources"));
        write(0, FEW, "first");
        assertThat(kota("index", sources.toString(), "--name", NAME).exitCode()).isZero();
    }

    @AfterEach
    void end() throws Exception {
        if (processes != null) {
            processes.close();
        }
        if (server != null) {
            server.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void aCommandFailsWithTheReasonAndTheNextOneSucceeds() throws Exception {
        String before = export();
        write(0, MANY, "second");
        disk.fill(LEFT);

        Running failed = kota("index", sources.toString(), "--name", NAME);

        assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.errors()).contains(NO_SPACE).contains("nothing was published; once the database has space, ").doesNotContain("\tat ");
        assertThat(export()).isEqualTo(before);

        disk.free();
        assertThat(kota("index", sources.toString(), "--name", NAME).exitCode()).isZero();
        assertThat(export()).contains("\"C" + (MANY - 1) + "\"");
        assertThat(jdbc.sql("SELECT count(*) FROM indexed_files").query(Long.class).single()).isEqualTo(MANY);
    }

    @Test
    void aWorkerTriesAgainUntilThereIsSpace() throws Exception {
        String before = export();
        write(0, MANY, "second");
        disk.fill(LEFT);
        Running worker = processes.worker(
                Map.of("KOTA_NIGHTLY_CRON", "-", "KOTA_INDEX_PAGEFILES", PAGES.get("KOTA_INDEX_PAGEFILES")), "--retry-after", "1,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2");

        UUID job = jdbc.sql("INSERT INTO index_jobs (repository_id) SELECT id FROM repositories RETURNING id")
                .query(UUID.class).single();

        KotaProcesses.await("a failed attempt", () -> jdbc.sql("SELECT failures > 0 FROM index_jobs WHERE id = ?")
                .param(job).query(Boolean.class).single());
        assertThat(jdbc.sql("SELECT history::text FROM index_jobs WHERE id = ?").param(job).query(String.class).single())
                .contains(NO_SPACE);
        assertThat(export()).isEqualTo(before);
        disk.free();
        KotaProcesses.await("the end", () -> jdbc.sql("SELECT status = 'completed' FROM index_jobs WHERE id = ?")
                .param(job).query(Boolean.class).single());
        assertThat(jdbc.sql("SELECT count(*) FROM indexed_files").query(Long.class).single()).isEqualTo(MANY);
        assertThat(worker.errors()).doesNotContain("\tat ");
    }

    /** Texts that compress badly, so that they need space. */
    private void write(int from, int to, String what) throws IOException {
        for (int i = from; i < to; i++) {
            StringBuilder text = new StringBuilder("class C" + i + " {\n    C" + (i * 7 + 1) % to + " next;\n");
            for (int line = 0; line < 60; line++) {
                text.append("    String ").append(what).append(line).append(" = \"").append(UUID.randomUUID()).append("\";\n");
            }
            Files.writeString(sources.resolve("C" + i + ".java"), text.append("}\n").toString());
        }
    }

    private Running kota(String... arguments) throws IOException {
        return processes.start(PAGES, arguments);
    }

    private String export() {
        TypedCommand export = processes.here("export", NAME);
        assertThat(export.code()).as(export.err()).isZero();
        return export.out();
    }
}
