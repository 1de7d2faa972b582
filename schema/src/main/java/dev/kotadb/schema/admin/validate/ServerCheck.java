package dev.kotadb.schema.admin.validate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Checks that the database answers, that its version is supported, and that rows of any text can be stored. */
final class ServerCheck implements Check {
    private static final int OLDEST_VERSION = 150_000;
    private static final String ENCODING = "UTF8";
    private static final String SERVER = """
            SELECT current_setting('server_version_num')::integer, current_setting('server_version'),
                   current_database(), current_user, pg_is_in_recovery(),
                   EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm'),
                   current_setting('transaction_read_only')::boolean, current_setting('server_encoding')
            """;

    private record Server(
            int number,
            String version,
            String database,
            String user,
            boolean replica,
            boolean trigrams,
            boolean readOnly,
            String encoding) {}

    @Override
    public String name() {
        return CONNECTION;
    }

    @Override
    public String title() {
        return "the database answers, PostgreSQL 15 or later";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        Server server = transaction.one(SERVER, row -> new Server(row.getInt(1), row.getString(2), row.getString(3),
                row.getString(4), row.getBoolean(5), row.getBoolean(6), row.getBoolean(7), row.getString(8)));
        if (server.number() < OLDEST_VERSION) {
            return CheckResult.failed("the server is PostgreSQL " + server.version(), "Upgrade it to 15 or later.");
        }
        List<Problem> problems = problems(server);
        if (!problems.isEmpty()) {
            return new CheckResult.Warned(problems);
        }
        return new CheckResult.Passed("PostgreSQL " + server.version() + ", database " + server.database() + " as "
                + server.user() + (server.replica() ? ", a replica" : "")
                + (server.trigrams() ? "" : ", without pg_trgm yet"));
    }

    private static List<Problem> problems(Server server) {
        List<Problem> problems = new ArrayList<>();
        if (server.readOnly() && !server.replica()) {
            problems.add(new Problem(
                    "sessions of " + server.user() + " are read-only, so nothing can be stored",
                    "Find out who set default_transaction_read_only, and why: some platforms do when the disk is full. Then"
                            + " reset it for the database or the role."));
        }
        if (!server.encoding().equals(ENCODING)) {
            problems.add(new Problem(
                    "its encoding is " + server.encoding() + ", so texts with other characters cannot be stored",
                    "Restore a dump of it into a database made with TEMPLATE template0 ENCODING '" + ENCODING + "'."));
        }
        return problems;
    }
}
