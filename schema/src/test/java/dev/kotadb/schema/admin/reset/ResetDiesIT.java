package dev.kotadb.schema.admin.reset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The connection dies at each statement in turn, and the same reset, run again, puts the database right. Of the migrations'
 * hundreds of statements, each in a transaction of its migration, every 50th is tried; all with
 * {@code -Dkota.test.every-statement=true}. The default build tries a sixth of these.
 */
@Tag(Variants.SLOW)
class ResetDiesIT {
    private static final int STRIDE = Boolean.getBoolean("kota.test.every-statement") ? 1 : 100;

    @RegisterExtension
    static final TestDatabase FRESH = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final DataSource data = DATABASE.dataSource();

    @Test
    void isPutRightByTheSameResetWhateverStatementItDiedAt() {
        List<String> structure = Databases.structure(FRESH.dataSource());
        List<Integer> fatal = statementsToDieAt();
        assertThat(fatal).hasSizeGreaterThan(30);
        for (int statement : fatal) {
            DyingConnections dying = new DyingConnections(data, statement);
            boolean done = survives(dying);
            String where = "died at statement " + statement + ": " + dying.statements().get(statement);
            boolean complete = Databases.structure(data).equals(structure);
            boolean marked = ResetMark.of(data).isPresent();
            assertThat(done).as(where).isEqualTo(complete && !marked && onlyTidiesUp(dying.statements(), statement));
            if (done) {
                assertThat(Databases.count(data, "api_keys")).as(where).isEqualTo(3);
            }
            assertThat(complete || marked).as(where + "; half done, and no mark of it").isTrue();

            reset(data);

            assertThat(Databases.structure(data)).as(where).isEqualTo(structure);
            assertThat(Databases.count(data, "api_keys")).as(where).isEqualTo(3);
            assertThat(Databases.count(data, "indexed_files")).as(where).isEqualTo(2);
            assertThat(ResetMark.of(data)).as(where).isEmpty();
        }
    }

    /** A lock that is not given back goes with its session, and so does the search path that Flyway sets back. */
    private static boolean onlyTidiesUp(List<String> statements, int statement) {
        return statements.get(statement).contains("unlock")
                || statements.get(statement).equals("commit") && statements.get(statement - 1).startsWith("SELECT set_config('search_path'");
    }

    private static boolean survives(DyingConnections dying) {
        try {
            reset(dying.dataSource());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** All of ours, and of the migrations' every so many. */
    private List<Integer> statementsToDieAt() {
        DyingConnections living = new DyingConnections(data, -1);
        List<Integer> steps = new ArrayList<>();
        new DatabaseReset(living.dataSource())
                .run(new ResetRequest(false, true, step -> steps.add(living.statements().size()), locked -> {}));
        int all = living.statements().size();
        int migrating = steps.get(1);
        int seeding = steps.get(2);
        List<Integer> fatal = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            if (i < migrating || i >= seeding || (i - migrating) % STRIDE == 0) {
                fatal.add(i);
            }
        }
        return fatal;
    }

    private static void reset(DataSource dataSource) {
        new DatabaseReset(dataSource).run(new ResetRequest(false, true, step -> {}, locked -> {}));
    }
}
