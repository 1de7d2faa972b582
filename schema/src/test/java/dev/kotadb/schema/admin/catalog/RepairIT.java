package dev.kotadb.schema.admin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a migrated database, the comparison names it and nothing else, and its SQL undoes it. */
@Tag(Variants.EXHAUSTIVE)
@SuppressWarnings("NullAway.Init")
class RepairIT {
    @RegisterExtension
    static final TestDatabase REFERENCE = TestDatabase.migrated();

    private static final String ROWS = """
            INSERT INTO auth.users (id, email) VALUES ('00000000-0000-0000-0000-000000000001', 'a@example.org');
            INSERT INTO repositories (id, user_id, full_name, git_url)
            VALUES ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 'a/b', 'file:///b');
            INSERT INTO index_jobs (repository_id) VALUES ('00000000-0000-0000-0000-000000000002');
            INSERT INTO indexed_files (id, repository_id, path, content)
            VALUES ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000002', 'a.txt', 'text');
            INSERT INTO symbols (file_id, repository_id, name, qualified_name, kind, line_start, line_end)
            VALUES ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000002', 'a', 'a', 'class', 1, 2);
            """;

    private static Catalog migrations;
    private static @Nullable TestDatabase spotless;

    private TestDatabase live;

    /**
     * What somebody did to the database.
     *
     * @param told the differences, as change, kind, name and role
     */
    record Mutation(String sql, List<String> told) {
        static Mutation of(String sql, String... told) {
            return new Mutation(sql, List.of(told));
        }

        @Override
        public String toString() {
            return sql.strip().replaceAll("\\s+", " ");
        }
    }

    @BeforeAll
    static void read() {
        migrations = CatalogReader.all(REFERENCE.dataSource());
    }

    // One that a test has left as it was serves the next.
    @BeforeEach
    void open() throws SQLException {
        if (spotless != null) {
            live = spotless;
            spotless = null;
        } else {
            live = TestDatabase.migrated();
            run(ROWS);
        }
    }

    @AfterEach
    void close() {
        if (spotless == null) {
            live.close();
        }
    }

    @AfterAll
    static void closeLast() {
        if (spotless != null) {
            spotless.close();
        }
    }

    static List<Mutation> mutations() {
        return Variants.of(Mutations.ALL, 4);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void namesWhatWasDoneAndUndoesIt(Mutation mutation) throws SQLException {
        run(mutation.sql());

        CatalogDiff drifted = diff();
        assertThat(drifted.differences().stream().map(RepairIT::told).toList())
                .containsExactlyElementsOf(mutation.told());

        String script = RepairScript.of(drifted);
        assertThatCode(() -> run(script)).as(script).doesNotThrowAnyException();
        assertThat(diff().differences()).as(script).isEmpty();
        spotless = live;
    }

    @Test
    void tellsWhatMayOnlyHaveAnotherName() throws SQLException {
        run("ALTER TABLE symbols RENAME TO symbols_old; ALTER TABLE repositories RENAME COLUMN git_url TO \"Git URL\"");

        List<String> renames = RepairScript.of(diff()).lines()
                .filter(line -> line.contains(" RENAME "))
                .map(line -> line.substring("--   ".length()))
                .toList();

        assertThat(renames).containsExactly(
                "ALTER TABLE public.symbols_old RENAME TO symbols;",
                "ALTER TABLE public.repositories RENAME COLUMN \"Git URL\" TO git_url;");
        run(String.join("\n", renames));
        assertThat(diff().differences()).isEmpty();
    }

    private static String told(Difference difference) {
        return (difference.change() + " " + difference.kind() + " " + difference.name() + " " + difference.role()).strip();
    }

    private CatalogDiff diff() {
        return CatalogDiff.between("", List.of(), migrations, CatalogReader.of(live.dataSource(), migrations.schemas()));
    }

    // One simple query, which PostgreSQL runs as one transaction.
    private void run(String sql) throws SQLException {
        try (Connection connection = live.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
