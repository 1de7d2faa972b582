package dev.kotadb.schema.validate;

import java.sql.SQLException;
import java.util.List;

/** The database answers, and is new enough. */
final class ServerCheck implements Check {
    static final String NAME = "connection";

    private static final int OLDEST = 150_000;
    private static final String LOOK = """
            SELECT current_setting('server_version_num')::integer, current_setting('server_version'),
                   current_database(), current_user, pg_is_in_recovery(),
                   EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm')
            """;

    private record Server(int number, String version, String database, String user, boolean replica, boolean trigrams) {}

    @Override
    public String name() {
        return NAME;
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
        Server server = transaction.one(LOOK, row -> new Server(row.getInt(1), row.getString(2), row.getString(3),
                row.getString(4), row.getBoolean(5), row.getBoolean(6)));
        if (server.number() < OLDEST) {
            return CheckResult.failed("the server is PostgreSQL " + server.version(), "Upgrade it to 15 or later.");
        }
        return new CheckResult.Passed("PostgreSQL " + server.version() + ", database " + server.database() + " as "
                + server.user() + (server.replica() ? ", a replica" : "")
                + (server.trigrams() ? "" : ", pg_trgm not there yet"));
    }
}
