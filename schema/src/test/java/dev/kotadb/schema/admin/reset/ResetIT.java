package dev.kotadb.schema.admin.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.reset.ResetSurvey.ForeignObject;
import dev.kotadb.schema.admin.reset.ResetSurvey.Table;
import dev.kotadb.schema.admin.seed.Seed;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class ResetIT {
    private static final String LAST_ORIGINAL = "20241023000000";

    @RegisterExtension
    static final TestDatabase MIGRATED = TestDatabase.migrated();

    private final TestDatabase database = TestDatabase.empty();
    private final TestDatabase migrated = TestDatabase.migrated();

    @AfterEach
    void drop() {
        database.close();
        migrated.close();
    }

    @Test
    void dropsEveryRowAndMakesTheSchemaAnew() {
        DataSource data = migratedAndSeeded();
        Databases.run(data, "ALTER TABLE symbols ADD COLUMN drifted text; DROP POLICY symbols_select ON symbols");

        ResetSurvey survey = new DatabaseReset(data).survey();
        ResetResult result = reset(data, false, false);

        assertThat(survey.tables()).filteredOn(table -> table.name().equals("public.api_keys"))
                .extracting(Table::rows, Table::estimated)
                .containsExactly(tuple(3L, false));
        assertThat(survey.bytes()).isGreaterThan(100_000);
        assertThat(survey.tables()).extracting(Table::name).containsExactlyInAnyOrderElementsOf(result.droppedTables());
        assertThat(result.migrations()).hasSameSizeAs(SchemaMigrations.status(data));
        assertThat(result.keptForeign()).isEmpty();
        assertThat(Databases.structure(data)).isEqualTo(Databases.structure(MIGRATED.dataSource()));
        assertThat(Databases.count(data, "api_keys")).isZero();
        assertThat(Databases.count(data, "auth.users")).isZero();
        assertThat(ResetMark.of(data)).isEmpty();
    }

    @Test
    void seedsWhereAsked() {
        DataSource data = migratedAndSeeded();
        Databases.run(data, "INSERT INTO auth.users (email) VALUES ('ann@example.com')");

        assertThat(reset(data, false, true).seeded()).isTrue();

        assertThat(Databases.count(data, "auth.users")).isEqualTo(3);
    }

    @Test
    void makesAnEmptyDatabaseReady() {
        DataSource data = database.dataSource();

        assertThat(new DatabaseReset(data).survey().isEmpty()).isTrue();
        reset(data, false, false);

        assertThat(Databases.structure(data)).isEqualTo(Databases.structure(MIGRATED.dataSource()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20241001000001", "20241021000003", LAST_ORIGINAL, "20260101000002", "20260101000006"})
    void takesADatabaseThatWasLeftHalfWay(String version) {
        DataSource data = database.dataSource();
        SchemaMigrations.migrateTo(data, version);

        reset(data, false, false);

        assertThat(Databases.structure(data)).isEqualTo(Databases.structure(MIGRATED.dataSource()));
    }

    @Test
    void takesTheOriginalSystemsDatabaseWhichHasNoRecord() {
        DataSource data = database.dataSource();
        SchemaMigrations.migrateTo(data, LAST_ORIGINAL);
        Databases.run(data, "DROP TABLE flyway_schema_history; CREATE TABLE notes (text text); INSERT INTO notes VALUES ('x')");

        ResetResult result = reset(data, false, false);

        assertThat(result.keptForeign()).containsExactly(new ForeignObject("table", "public.notes", false));
        assertThat(Databases.count(data, "notes")).isEqualTo(1);
        assertThat(Databases.count(data, "migrations")).isEqualTo(SchemaMigrations.status(data).size());
        assertThat(SchemaMigrations.status(data)).allMatch(MigrationStatus::applied);
        // And once more, now that there is a record.
        reset(data, false, false);
        assertThat(SchemaMigrations.migrate(data).applied()).isEmpty();
    }

    @Test
    void tellsOfWhatIsNotOursAndKeepsIt() {
        DataSource data = migratedAndSeeded();
        Databases.run(data, """
                CREATE TABLE "Notes" (id serial PRIMARY KEY, text text);
                INSERT INTO "Notes" (text) VALUES ('keep me');
                CREATE VIEW latest AS SELECT * FROM "Notes";
                CREATE TYPE mood AS ENUM ('good', 'bad');
                CREATE SEQUENCE tickets;
                CREATE FUNCTION set_user_context(name text) RETURNS text LANGUAGE sql AS 'SELECT name';
                CREATE TABLE staging.notes (id integer);
                DROP TABLE staging.notes;
                """);
        List<ForeignObject> foreign = List.of(
                new ForeignObject("function", "public.set_user_context(text)", false),
                new ForeignObject("sequence", "public.tickets", false),
                new ForeignObject("table", "public.\"Notes\"", false),
                new ForeignObject("type", "public.mood", false),
                new ForeignObject("view", "public.latest", false));

        assertThat(new DatabaseReset(data).survey().foreign()).isEqualTo(foreign);
        ResetResult result = reset(data, false, false);

        assertThat(result.keptForeign()).isEqualTo(foreign);
        assertThat(Databases.jdbc(data).sql("SELECT text FROM latest").query(String.class).list()).containsExactly("keep me");
        assertThat(Databases.count(data, "api_keys")).isZero();

        assertThat(reset(data, true, false).droppedForeign()).isEqualTo(foreign);
        assertThat(Databases.structure(data)).isEqualTo(Databases.structure(MIGRATED.dataSource()));
    }

    @Test
    void refusesToBreakWhatIsNotOurs() {
        DataSource data = migratedAndSeeded();
        Databases.run(data, """
                CREATE VIEW report AS SELECT name FROM symbols;
                CREATE TABLE bookmarks (symbol uuid REFERENCES symbols, bookmarks_of text);
                CREATE TABLE circle (id integer PRIMARY KEY, bookmark integer REFERENCES circle);
                CREATE TABLE made (id uuid DEFAULT time_ordered_uuid());
                """);

        assertThatThrownBy(() -> new DatabaseReset(data).survey().requireDroppable(false))
                .isInstanceOf(ResetRefusedException.class)
                .hasMessageContaining("table public.bookmarks depends on table public.symbols")
                .hasMessageContaining("view public.report depends on table public.symbols")
                .hasMessageContaining("table public.made depends on function public.time_ordered_uuid()")
                .hasMessageContaining("let --drop-foreign do it");
        assertThatThrownBy(() -> reset(data, false, false)).hasMessageEndingWith("Nothing was changed.");
        assertThat(Databases.count(data, "api_keys")).isEqualTo(3);
        assertThat(ResetMark.of(data)).isEmpty();

        assertThat(reset(data, true, false).droppedForeign()).hasSize(4);
        assertThat(Databases.structure(data)).isEqualTo(Databases.structure(MIGRATED.dataSource()));
    }

    @Test
    void dropsNothingOutsideItsSchemasWhateverIsAsked() {
        DataSource data = migratedAndSeeded();
        Databases.run(data, """
                CREATE SCHEMA reporting;
                CREATE TABLE days (day date);
                CREATE VIEW reporting.names AS SELECT name FROM public.symbols;
                """);
        assertThatThrownBy(() -> reset(data, true, false))
                .isInstanceOf(ResetRefusedException.class)
                .hasMessageContaining("view reporting.names depends on table public.symbols. Drop them first. Nothing");

        // What depends on something foreign is no more dropped in silence.
        Databases.run(data, "DROP VIEW reporting.names; CREATE VIEW reporting.days AS SELECT * FROM public.days");
        assertThatThrownBy(() -> reset(data, true, false))
                .isInstanceOf(ResetRefusedException.class)
                .hasMessageContaining("view reporting.days depends on table public.days");
        assertThat(Databases.count(data, "api_keys")).isEqualTo(3);
        reset(data, false, false);
        assertThat(Databases.count(data, "reporting.days")).isZero();
    }

    @Test
    void leavesSomebodyElsesTablesOfTheSameNamesAlone() {
        DataSource data = database.dataSource();
        Databases.run(data, "CREATE TABLE organizations (id integer); CREATE TABLE symbols (ticker text)");

        assertThatThrownBy(() -> reset(data, false, false))
                .isInstanceOf(ResetRefusedException.class)
                .hasMessageContaining("that KotaDB did not create: table public.organizations, table public.symbols");
        assertThat(Databases.count(data, "organizations")).isZero();
    }

    @Test
    void refusesWhereAPendingMigrationWouldMeetSomethingForeign() {
        DataSource data = database.dataSource();
        SchemaMigrations.migrateTo(data, LAST_ORIGINAL);
        Databases.run(data, "CREATE TABLE file_facts (id integer); CREATE SCHEMA staging; CREATE TABLE staging.mine (id integer)");

        assertThatThrownBy(() -> reset(data, false, false))
                .isInstanceOf(ResetRefusedException.class)
                .hasMessageContaining("schema staging, table public.file_facts, table staging.mine");

        reset(data, true, false);
        assertThat(Databases.structure(data)).isEqualTo(Databases.structure(MIGRATED.dataSource()));
    }

    @Test
    void keepsWhatAPlatformHadBefore() {
        DataSource data = database.dataSource();
        Databases.run(data, """
                CREATE SCHEMA auth;
                CREATE TABLE auth.users (id uuid PRIMARY KEY, email text, aud text, role text, confirmation_token text,
                                         created_at timestamptz);
                INSERT INTO auth.users (id, email) VALUES (gen_random_uuid(), 'ann@example.com');
                CREATE EXTENSION pg_trgm;
                """);
        SchemaMigrations.migrateBesideOthers(data);
        Seed.insert(data);

        ResetSurvey survey = new DatabaseReset(data).survey();
        assertThat(survey.keepsUsers()).isTrue();
        assertThat(survey.foreign()).isEmpty();
        reset(data, false, true);

        assertThat(Databases.count(data, "auth.users")).isEqualTo(4);
        assertThat(Databases.count(data, "auth.users WHERE aud = 'authenticated' AND confirmation_token = ''")).isEqualTo(3);
        assertThat(Databases.jdbc(data)
                        .sql("SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'pg_trgm'")
                        .query(String.class)
                        .single())
                .isEqualTo("public");
    }

    @Test
    void needsNoSuperuser() {
        String owner = "kota_reset_" + ProcessHandle.current().pid();
        DataSource administrator = MIGRATED.dataSource(); // the roles are there
        Databases.run(administrator, "CREATE ROLE " + owner + " LOGIN PASSWORD 'secret' NOSUPERUSER");
        try {
            String name = database.url().replaceFirst(".*/", "");
            Databases.run(administrator, "ALTER DATABASE " + name + " OWNER TO " + owner);
            PGSimpleDataSource asOwner = new PGSimpleDataSource();
            asOwner.setUrl(database.url());
            asOwner.setUser(owner);
            asOwner.setPassword("secret");
            SchemaMigrations.migrate(asOwner);
            Seed.insert(asOwner);

            reset(asOwner, false, true);

            assertThat(Databases.count(asOwner, "api_keys")).isEqualTo(3);
            assertThat(SchemaMigrations.status(asOwner)).allMatch(MigrationStatus::applied);
        } finally {
            database.close();
            Databases.run(administrator, "DROP ROLE " + owner);
        }
    }

    private DataSource migratedAndSeeded() {
        DataSource data = migrated.dataSource();
        Seed.insert(data);
        return data;
    }

    private static ResetResult reset(DataSource data, boolean dropForeign, boolean seed) {
        return new DatabaseReset(data).run(new ResetRequest(dropForeign, seed, step -> {}, locked -> {}));
    }
}
