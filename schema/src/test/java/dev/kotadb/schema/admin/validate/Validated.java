package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A database with two indexed files, to be broken and validated. */
final class Validated implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMinutes(1);

    private static final String TABLES = """
            SELECT format('%I.%I', nspname, relname), relkind
            FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
            WHERE relkind IN ('r', 'p', 'S') AND nspname IN ('public', 'auth', 'staging', 'batch', 'kota_private')
            ORDER BY 1
            """;
    private static final String ROWS = """
            SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') FROM %s t
            """;
    private static final String SEQUENCE = "SELECT last_value || ' ' || is_called FROM %s";

    final SampleTenant tenant;
    private final TestDatabase database = TestDatabase.migrated();

    private Validated() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            CheckTransaction transaction = CheckTransaction.begin(connection, LIMIT);
            tenant = SampleTenant.create(transaction);
            tenant.store(transaction);
            connection.commit();
        }
    }

    static Validated database() throws SQLException {
        return new Validated();
    }

    Connection connect() throws SQLException {
        return database.dataSource().getConnection();
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static List<Check> all() {
        List<Check> all = new ArrayList<>(Checklist.connection());
        // Its own test makes the schema once more; here it would cost more than all the others.
        all.addAll(Checklist.schema(() -> {
                    throw new AssertionError("not compared here");
                }, Path.of("."))
                .stream()
                .filter(check -> !(check instanceof DriftCheck))
                .toList());
        all.addAll(Checklist.access());
        all.addAll(Checklist.index());
        all.addAll(Checklist.condition());
        all.addAll(Checklist.content(10));
        return all;
    }

    /** What each check says, by its name. */
    Map<String, CheckResult> validate() {
        CheckRunner runner = new CheckRunner(database::dataSource, LIMIT);
        Map<String, CheckResult> results = new LinkedHashMap<>();
        all().forEach(check -> results.put(check.name(), runner.run("all", check).result()));
        return results;
    }

    Database opened() {
        return Database.open(Map.of(
                "KOTA_DB_URL", database.url(), "KOTA_DB_USER", database.user(), "KOTA_DB_PASSWORD", database.password()));
    }

    CheckResult look(Check check) {
        return look(check, LIMIT);
    }

    CheckResult look(Check check, Duration limit) {
        return new CheckRunner(database::dataSource, limit).run("one", check).result();
    }

    /** The checks that failed, with what each says is wrong. */
    Map<String, List<String>> failures() {
        Map<String, List<String>> failures = new TreeMap<>();
        validate().forEach((name, result) -> {
            if (result instanceof CheckResult.Failed failed) {
                failures.put(name, failed.problems().stream().map(Problem::what).toList());
            }
        });
        return failures;
    }

    /** Every table's rows and every sequence's state, as hashes. */
    Map<String, String> contents() throws SQLException {
        try (Connection connection = connect()) {
            CheckTransaction transaction = CheckTransaction.begin(connection, LIMIT);
            Map<String, String> contents = new LinkedHashMap<>();
            for (String[] table : transaction.list(TABLES, row -> new String[] {row.getString(1), row.getString(2)})) {
                String sql = (table[1].equals("S") ? SEQUENCE : ROWS).formatted(table[0]);
                contents.put(table[0], transaction.one(sql, row -> row.getString(1)));
            }
            return contents;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
