package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tenant is whom the service says, and cannot become somebody else. */
class TenantContextIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String LOOK = "SELECT count(*) FROM repositories";

    @BeforeAll
    static void anOrganization() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            Tenants.insertOrganization(session);
        }
    }

    @Test
    void isSeenInTheSettingOfTheOriginal() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.rowsAs("authenticated", Tenants.OWNER,
                            "SELECT current_setting('app.user_id'), current_user_id()"))
                    .containsExactly(Tenants.OWNER + "|" + Tenants.OWNER);
            assertThat(session.rowsAs("authenticated", null, "SELECT current_user_id()")).containsExactly("");
        }
    }

    @Test
    void cannotBeChangedBySettingIt() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.attemptAs("authenticated", Tenants.STRANGER,
                            "SET LOCAL app.user_id = '" + Tenants.OWNER + "'", LOOK))
                    .isEqualTo(".");
            assertThat(session.attemptAs("authenticated", null,
                            "SELECT set_config('app.user_id', '" + Tenants.OWNER + "', false)", LOOK))
                    .isEqualTo(".");
            assertThat(session.attemptAs("authenticated", null, "SET LOCAL app.user_id = 'nonsense'", LOOK))
                    .isEqualTo(".");
        }
    }

    @Test
    void endsWithTheTransactionEvenForWhoKeepsTheProof() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            String proof = session.rowsAs("authenticated", Tenants.OWNER, "SELECT current_setting('app.user_proof')")
                    .getFirst();

            assertThat(proof).hasSize(64);
            assertThat(session.attemptAs("authenticated", null,
                            "SET LOCAL app.user_id = '" + Tenants.OWNER + "'",
                            "SET LOCAL app.user_proof = '" + proof + "'", LOOK))
                    .isEqualTo(".");
        }
    }

    @Test
    void isOfNoUseToAnotherSession() throws SQLException {
        try (Session session = Session.open(DATABASE);
                Session other = Session.open(DATABASE)) {
            session.run("BEGIN");
            session.rows("SELECT set_user_context('" + Tenants.OWNER + "')");
            String proof = session.one("SELECT current_setting('app.user_proof')");
            other.run("BEGIN; SET LOCAL app.user_id = '" + Tenants.OWNER + "'; SET LOCAL app.user_proof = '" + proof + "'");

            assertThat(session.one("SELECT current_user_id()")).isEqualTo(Tenants.OWNER);
            assertThat(other.one("SELECT current_user_id()")).isEmpty();
        }
    }

    @Test
    void holdsInsideParallelPlansAndForOtherTimeZones() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            session.run("SET debug_parallel_query = on".replace("debug_parallel_query",
                    session.one("SELECT name FROM pg_settings WHERE name IN ('debug_parallel_query', 'force_parallel_mode')")));
            assertThat(session.attemptAs("authenticated", Tenants.OWNER, "SET LOCAL timezone = 'Asia/Kolkata'", LOOK))
                    .isEqualTo("!");
        }
    }

    @Test
    void aLoginOfTenantsAloneHasNoWayOut() throws SQLException {
        String login = "kota_tenant_" + ProcessHandle.current().pid();
        try (Session session = Session.open(DATABASE)) {
            session.run("CREATE ROLE " + login + " NOLOGIN IN ROLE authenticated");
            try (Session tenant = Session.open(DATABASE)) {
                tenant.run("SET SESSION AUTHORIZATION " + login);
                for (String attempt : List.of(
                        "SET ROLE service_role", "SET ROLE postgres", "SET SESSION AUTHORIZATION postgres",
                        "SELECT set_user_context('" + Tenants.OWNER + "')", "SET session_replication_role = replica",
                        "ALTER TABLE repositories DISABLE ROW LEVEL SECURITY", "CREATE TABLE public.mine (id integer)")) {
                    assertThatThrownBy(() -> tenant.run(attempt)).as(attempt)
                            .hasMessageMatching("(?s).*(permission denied|must be owner|must be able|does not exist).*");
                }
                tenant.run("RESET ROLE");
                tenant.run("SET row_security = off");
                assertThatThrownBy(() -> tenant.rows(LOOK)).hasMessageContaining("would be affected by row-level security");
                tenant.run("SET row_security = on");
                assertThat(tenant.one(LOOK)).isEqualTo("0");
            } finally {
                session.run("DROP ROLE " + login);
            }
        }
    }

    @Test
    void leavesNothingWhenThereIsNoUser() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            session.run("BEGIN");
            session.rows("SELECT set_user_context('" + Tenants.OWNER + "'), set_user_context(NULL)");
            assertThat(session.one("SELECT current_user_id()")).isEmpty();
        }
    }
}
