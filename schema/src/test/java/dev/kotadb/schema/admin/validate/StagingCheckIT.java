package dev.kotadb.schema.admin.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StagingCheckIT {
    @Test
    void stagingOfARunIsLeftInPeaceWhileItsLockIsHeld() throws SQLException {
        try (Validated database = Validated.database();
                Connection run = database.connect()) {
            UUID job = UUID.randomUUID();
            String plan = "staging.plan_" + job.toString().replace("-", "");
            UUID repository = database.tenant.repository();
            database.run("INSERT INTO index_jobs (id, repository_id, status) VALUES ('%s', '%s', 'processing')"
                            .formatted(job, repository),
                    "CREATE UNLOGGED TABLE " + plan + " (LIKE staging.plan INCLUDING ALL)");
            long lock = repository.getMostSignificantBits() ^ repository.getLeastSignificantBits();
            run.createStatement().execute("SELECT pg_advisory_lock(" + lock + ")");

            assertThat(database.look(new StagingCheck())).isInstanceOf(CheckResult.Passed.class);
            run.createStatement().execute("SELECT pg_advisory_unlock(" + lock + ")");
            assertThat(database.look(new StagingCheck())).isEqualTo(CheckResult.failed(
                    "staging has tables of run " + job + " of validate/" + database.tenant.tag() + ", whose process died",
                    "Continue it with kota resume " + job + ", or index the repository again."));
            database.run("UPDATE index_jobs SET status = 'failed', completed_at = '2026-01-02 03:04:05Z'");
            assertThat(database.look(new StagingCheck())).isInstanceOfSatisfying(CheckResult.Warned.class, warned ->
                    assertThat(warned.problems().getFirst().what()).contains(", which failed at 2026-01-02 "));
            database.run("UPDATE index_jobs SET status = 'completed'");
            assertThat(database.look(new StagingCheck())).isInstanceOfSatisfying(CheckResult.Failed.class, failed ->
                    assertThat(failed.problems()).isEqualTo(List.of(new Problem(
                            "staging has tables of run " + job + " of validate/" + database.tenant.tag()
                                    + ", which is completed",
                            "DROP TABLE " + plan + ";"))));
            database.run("DROP TABLE " + plan);
            assertThat(database.look(new StagingCheck())).isInstanceOf(CheckResult.Passed.class);
        }
    }
}
