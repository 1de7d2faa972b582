package dev.kotadb.jobs.index;

import dev.kotadb.jobs.KotaApplication;
import dev.kotadb.jobs.index.launch.IndexRepositoryLauncher;
import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Path;
import java.util.Map;

/** A process that is gone, without a word, in the middle of a run. */
final class DyingRun {
    static final int HALTED = 137;

    private static final int FILES_BEFORE = 50; // 40 are parsed, so it dies while references are resolved

    private DyingRun() {}

    public static void main(String[] args) {
        Database database = Database.open(
                Map.of("KOTA_DB_URL", args[0], "KOTA_DB_USER", args[1], "KOTA_DB_PASSWORD", args[2]));
        KotaApplication.start(() -> database, Path.of(args[3]), "--kota.index.page-files=2")
                .getBean(IndexRepositoryLauncher.class)
                .index(new IndexRequest(args[4], args[5], null, false), null,
                        new RestartIT.AfterFiles(FILES_BEFORE, () -> Runtime.getRuntime().halt(HALTED)));
    }
}
