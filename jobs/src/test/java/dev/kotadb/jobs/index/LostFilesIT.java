package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.job.IndexStep;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that loses files on its way fails, whatever took them, and never says that there was nothing to do. */
class LostFilesIT {
    // Whatever else goes wrong in a database, a trigger that takes rows away stands for it here.
    private static final String FUNCTION = """
            CREATE FUNCTION take_away() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'
            """;

    @TempDir
    Path home;

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        new SourceFolder(directory).write("A.java", "class A { }\n").write("B.java", "class B { A a; }\n");
    }

    @Test
    void aPlanWithoutTheFilesOfTheTreeFails() {
        try (TestDatabase database = TestDatabase.migrated();
                IndexingApplication application = IndexingApplication.start(database, home)) {
            application.jdbc().sql(FUNCTION).update();
            application.jdbc().sql("""
                    CREATE FUNCTION take_rows_of_plans() RETURNS event_trigger LANGUAGE plpgsql AS $$
                    DECLARE made record;
                    BEGIN
                        FOR made IN SELECT * FROM pg_event_trigger_ddl_commands()
                                    WHERE object_type = 'table' AND object_identity LIKE 'staging.plan\\_%' LOOP
                            EXECUTE format('CREATE TRIGGER t BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION public.take_away()',
                                           made.object_identity);
                        END LOOP;
                    END $$
                    """).update();
            application.jdbc().sql("""
                    CREATE EVENT TRIGGER t ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION take_rows_of_plans()
                    """).update();

            IndexResult result = application.index(directory, "test/lost");

            assertThat(result.status()).isEqualTo(IndexJobStatus.FAILED);
            assertThat(result.error()).startsWith("step plan failed: test/lost has 2 files, but 0 were planned");
        }
    }

    @Test
    void aPlanThatIsLostOnTheWayFails() {
        try (TestDatabase database = TestDatabase.migrated();
                IndexingApplication application = IndexingApplication.start(database, home)) {
            IndexResult result = application.launcher().index(
                    new IndexRequest(directory.toString(), "test/lost", null, false), null,
                    new Before(IndexStep.PARSE, () -> StagingTablesOf.all(application.jdbc()).forEach(table ->
                            application.jdbc().sql("TRUNCATE staging." + table).update())));

            assertThat(result.status()).isEqualTo(IndexJobStatus.FAILED);
            assertThat(result.error())
                    .startsWith("step publish failed: of 2 planned files of test/lost 0 are left in staging");
            assertThat(application.index(directory, "test/lost").status()).isEqualTo(IndexJobStatus.COMPLETED);
        }
    }

    @Test
    void anIndexWithoutThePlannedFilesIsNotPublished() {
        try (TestDatabase database = TestDatabase.migrated();
                IndexingApplication application = IndexingApplication.start(database, home)) {
            application.jdbc().sql(FUNCTION).update();
            application.jdbc().sql("""
                    CREATE TRIGGER t BEFORE INSERT ON indexed_files FOR EACH ROW WHEN (new.path = 'B.java')
                    EXECUTE FUNCTION take_away()
                    """).update();
            application.jdbc().sql("ALTER TABLE indexed_files ENABLE ALWAYS TRIGGER t").update();

            IndexResult result = application.index(directory, "test/lost");

            assertThat(result.status()).isEqualTo(IndexJobStatus.FAILED);
            assertThat(result.error()).startsWith(
                    "step publish failed: the index of test/lost would have 1 files instead of the 2 that were planned");
            assertThat(application.jdbc().sql("SELECT count(*) FROM indexed_files").query(Long.class).single()).isZero();
        }
    }

    /** Acts before a step. */
    record Before(IndexStep awaited, Runnable action) implements Progress {
        @Override
        public void phase(IndexStep step, long files, long bytes) {
            if (step == awaited) {
                action.run();
            }
        }

        @Override
        public void advance(long files, long bytes) {}
    }
}
