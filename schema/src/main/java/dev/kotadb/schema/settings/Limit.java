package dev.kotadb.schema.settings;

import java.time.Duration;
import java.util.Locale;

/**
 * A timeout or limit. The environment variable {@code KOTA_NAME}, or the system property of the same name, overrides the default.
 * {@code docs/configuration.md} says what happens when each limit is reached.
 */
public enum Limit {
    /** How long a connection to the database may take to open. */
    DB_LOGIN_TIMEOUT(10, Unit.SECONDS),
    /** After how long without an answer an open connection to the database counts as broken. */
    DB_SILENCE_TIMEOUT(20, Unit.SECONDS),
    /** How long a statement waits for a database server that does not answer; then statements fail until it answers again. */
    DB_LOSS_TIMEOUT(10, Unit.SECONDS),
    /** How long a run that lost the database server waits for it; then the run ends. */
    DB_RETURN_TIMEOUT(60, Unit.SECONDS),
    /** How often a run goes on by itself after it lost the database server. */
    DB_LOSSES(5, Unit.COUNT),
    /** How long a job waits for a connection while all are in use. */
    DB_POOL_TIMEOUT(30, Unit.SECONDS),
    /** How long the embedded server may take to accept connections; it recovers from a crash in this time. */
    SERVER_START_TIMEOUT(600, Unit.SECONDS),
    /** How long a command waits for an embedded server that is stopping. */
    SERVER_STOP_TIMEOUT(90, Unit.SECONDS),
    /** How long a server of another container or of an earlier boot must be silent before it counts as ended. */
    SERVER_SILENCE(3, Unit.SECONDS),
    /** How long the embedded server runs on after the last command that used it; 0 stops it at once. */
    SERVER_IDLE_TIMEOUT(300, Unit.SECONDS, 0),
    /** How long the process that runs commands faster than a new one waits for the next command; 0: there is none. */
    DAEMON_IDLE_TIMEOUT(300, Unit.SECONDS, 0),
    /** How often a start of the embedded server is tried if another program uses its port or data. */
    SERVER_START_ATTEMPTS(20, Unit.COUNT),
    /** The size from which the embedded server's log is rotated at its next start. */
    SERVER_LOG_SIZE(4 << 20, Unit.BYTES),

    /** How long the test of a pooled connection may take. */
    DB_VALIDATION_TIMEOUT(3, Unit.SECONDS),
    /** How often a process says in its job's record, and of its task, that it is alive. */
    HEARTBEAT_INTERVAL(5, Unit.SECONDS),
    /** How long after its last heartbeat a job counts as running; at least four intervals. */
    HEARTBEAT_TIMEOUT(30, Unit.SECONDS),
    /** How often a worker looks for jobs of which it was not told. */
    QUEUE_POLL_INTERVAL(2, Unit.SECONDS),
    /** How long a job whose repository is busy waits before a worker looks again. */
    QUEUE_BUSY_PAUSE(5, Unit.SECONDS),
    /** How long {@code kota index} waits while another process is indexing the repository. */
    REPOSITORY_WAIT_TIMEOUT(3600, Unit.SECONDS),
    /** How long {@code kota enqueue --wait} waits. */
    ENQUEUE_WAIT_TIMEOUT(86_400, Unit.SECONDS),
    /** How long the jobs of a worker that is asked to stop may take to stop. */
    WORKER_STOP_TIMEOUT(12, Unit.SECONDS),
    /** The size from which files are parsed one at a time. */
    PARSE_ALONE_SIZE(8 << 20, Unit.BYTES),
    /** Memory for each sort or hash of a publication. */
    PUBLISH_SORT_MEMORY(64 << 20, Unit.BYTES),
    /** The longest manifest whose packages are read. */
    MANIFEST_LENGTH(8 << 20, Unit.CHARACTERS),
    /** How many entries of a repository's manifests are read. */
    MANIFEST_ENTRIES(200_000, Unit.COUNT),
    /** How long a connection for the download of libraries may take to open. */
    FETCH_CONNECT_TIMEOUT(10, Unit.SECONDS),
    /** How long a download of a library waits for a server that sends nothing. */
    FETCH_SILENCE_TIMEOUT(30, Unit.SECONDS),
    /** Memory for merging the pending list of a full-text index. */
    MERGE_MEMORY(128 << 20, Unit.BYTES),
    /** How long an interrupted command waits for its run to stop. */
    STOP_TIMEOUT(60, Unit.SECONDS),

    /** How long a statement of a request to the server may take. */
    SERVE_STATEMENT_TIMEOUT(10, Unit.SECONDS),
    /** How many requests of the server read at a time; others wait. */
    SERVE_CONNECTIONS(16, Unit.COUNT),
    /** How long a request to the server waits for its turn. */
    SERVE_WAIT_TIMEOUT(5, Unit.SECONDS),
    /** How long the server waits for a client that sends or reads nothing. */
    SERVE_IDLE_TIMEOUT(20, Unit.SECONDS),
    /** The largest body of a request to the server. */
    SERVE_BODY_SIZE(1 << 20, Unit.BYTES),
    /** The largest body of a notice that a repository was pushed to. */
    SERVE_WEBHOOK_SIZE(8 << 20, Unit.BYTES),
    /** How much of a file's text an answer of the server has. */
    SERVE_CONTENT_LENGTH(20_000, Unit.CHARACTERS),
    /** How much of a file's text the server's page shows. */
    SERVE_PAGE_LENGTH(1_000_000, Unit.CHARACTERS),
    /** How long a browser that asks nothing stays signed in. */
    SERVE_SESSION_TIMEOUT(12 * 3600, Unit.SECONDS),
    /** How far into a list a client of the server can page. */
    SERVE_LIST_LENGTH(10_000, Unit.COUNT),
    /** How long the server does not compare a key's secret again. */
    SERVE_KEY_TRUST(60, Unit.SECONDS),
    /** How old an index of a project's repository may be before {@code POST /api/auto-reindex} asks for a new one. */
    SERVE_STALE_INDEX(3600, Unit.SECONDS),
    /** Memory for answers that a server remembers, as it estimates it; 0 remembers none. */
    SERVE_ANSWERS_SIZE(48 << 20, Unit.BYTES, 0),
    /** How long a server remembers an answer, unless something is published. */
    SERVE_ANSWERS_AGE(300, Unit.SECONDS),
    /** How long the requests of a server that is asked to stop may take to end. */
    SERVE_STOP_TIMEOUT(10, Unit.SECONDS),

    /** How long a dump waits for a lock on the tables. */
    DUMP_LOCK_TIMEOUT(10, Unit.SECONDS),
    /** How long a restore waits for a lock on the tables. */
    RESTORE_LOCK_TIMEOUT(10, Unit.SECONDS),
    /** Memory for each index that a restore builds. */
    RESTORE_INDEX_MEMORY(256 << 20, Unit.BYTES),
    /** The longest line of a script outside of COPY data. */
    RESTORE_LINE_LENGTH(64 << 20, Unit.BYTES),
    /** How long a reset waits for a lock on the tables. */
    RESET_LOCK_TIMEOUT(30, Unit.SECONDS),
    /** The size of a table from which a reset estimates its rows instead of counting them. */
    RESET_COUNTED_SIZE(256 << 20, Unit.BYTES),
    /** The age from which an unused database of a comparison counts as left over. */
    LEFT_OVER_AGE(60, Unit.SECONDS),

    /** How long a statement of a check may take; {@code --timeout} overrides it. */
    VALIDATE_STATEMENT_TIMEOUT(120, Unit.SECONDS),
    /** How long a check waits for a lock. */
    VALIDATE_LOCK_TIMEOUT(10, Unit.SECONDS),
    /** How many random files are searched for; {@code --sample} overrides it. */
    VALIDATE_SAMPLED_FILES(20, Unit.COUNT),
    /** How much of a random file's text is used. */
    VALIDATE_SAMPLED_TEXT(200_000, Unit.CHARACTERS),
    /** Dead rows from which a table may count as bloated. */
    VALIDATE_DEAD_ROWS(10_000, Unit.COUNT),
    /** Rows from which a foreign key without an index is worth a warning. */
    VALIDATE_UNINDEXED_ROWS(10_000, Unit.COUNT),
    /** Size from which an unused index is worth a warning. */
    VALIDATE_UNUSED_INDEX_SIZE(32 << 20, Unit.BYTES),
    /** Age of the server's statistics from which an index counts as unused. */
    VALIDATE_UNUSED_INDEX_AGE(7 * 86_400, Unit.SECONDS),
    /** How long a transaction may be open. */
    VALIDATE_TRANSACTION_AGE(600, Unit.SECONDS);

    /** The unit of a limit. */
    public enum Unit {
        SECONDS("s"),
        BYTES("bytes"),
        CHARACTERS("characters"),
        COUNT("");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        /** The unit's symbol in the documentation. */
        public String symbol() {
            return symbol;
        }
    }

    private final long defaultValue;
    private final Unit unit;
    private final long minimum;

    Limit(long defaultValue, Unit unit) {
        this(defaultValue, unit, 1);
    }

    Limit(long defaultValue, Unit unit, long minimum) {
        this.defaultValue = defaultValue;
        this.unit = unit;
        this.minimum = minimum;
    }

    /** The environment variable that overrides the default. */
    public String variable() {
        return "KOTA_" + name();
    }

    /** @throws IllegalArgumentException if a limit's variable is set to anything but a whole number of at least its minimum */
    public static void requireValid() {
        for (Limit limit : values()) {
            limit.value();
        }
    }

    public long defaultValue() {
        return defaultValue;
    }

    public Unit unit() {
        return unit;
    }

    /** @throws IllegalArgumentException if the variable's value is not a whole number of at least the limit's minimum */
    public long value() {
        String given = System.getProperty(variable(), System.getenv().getOrDefault(variable(), "")).strip();
        if (given.isEmpty()) {
            return defaultValue;
        }
        if (!given.matches("\\d{1,18}") || Long.parseLong(given) < minimum) {
            throw new IllegalArgumentException(variable() + " is '" + given + "'. Give a whole number of " + minimum + " or more"
                    + (unit.symbol.isEmpty() ? "" : ", in " + unit.name().toLowerCase(Locale.ROOT)) + ".");
        }
        return Long.parseLong(given);
    }

    /** Like {@link #value}, at most {@link Integer#MAX_VALUE}. */
    public int intValue() {
        return (int) Math.min(value(), Integer.MAX_VALUE);
    }

    /** The value of a limit in seconds. */
    public Duration duration() {
        return Duration.ofSeconds(value());
    }

    /** The value as an SQL literal for a setting: {@code '10s'}, {@code '262144kB'}. */
    public String sql() {
        return switch (unit) {
            case SECONDS -> "'" + value() + "s'";
            case BYTES -> "'" + Math.max(value() >> 10, 1) + "kB'";
            case CHARACTERS, COUNT -> "'" + value() + "'";
        };
    }
}
