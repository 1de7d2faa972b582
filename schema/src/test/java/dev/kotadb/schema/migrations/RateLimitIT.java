package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void countsEachOfFiftyConcurrentRequestsOnce() throws Exception {
        List<Integer> counts = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> all = IntStream.range(0, 50)
                    .mapToObj(caller -> callers.submit(() -> {
                        List<Integer> own = new ArrayList<>();
                        try (Session session = Session.open(DATABASE)) {
                            for (int i = 0; i < 10; i++) {
                                own.add(Integer.valueOf(session.one(
                                        "SELECT increment_rate_limit('busy', 100) ->> 'request_count'")));
                            }
                        }
                        return own;
                    }))
                    .toList();
            for (Future<List<Integer>> one : all) {
                counts.addAll(one.get());
            }
        }
        // Were the hour to end meanwhile, two windows would share the requests.
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.one("SELECT sum(request_count) FROM rate_limit_counters WHERE key_id = 'busy'"))
                    .isEqualTo("500");
            if (session.one("SELECT count(*) FROM rate_limit_counters WHERE key_id = 'busy'").equals("1")) {
                assertThat(counts).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 500).boxed().toList());
            }
        }
    }

    @Test
    void tellsWhatIsLeftAndNeverLessThanNothing() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            String ask = """
                    SELECT r ->> 'request_count', r ->> 'rate_limit', r ->> 'remaining',
                           (r ->> 'reset_at')::timestamptz - (r ->> 'window_start')::timestamptz,
                           (r ->> 'window_start')::timestamptz = date_trunc('hour', clock_timestamp(), 'UTC')
                    FROM increment_rate_limit('few', 2) AS r
                    """;
            assertThat(session.one(ask)).isEqualTo("1|2|1|01:00:00|t");
            assertThat(session.one(ask)).isEqualTo("2|2|0|01:00:00|t");
            assertThat(session.one(ask)).isEqualTo("3|2|0|01:00:00|t");
        }
    }

    @Test
    void countsInOneWindowWhateverTheSessionsTimeZone() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            session.rows("SELECT increment_rate_limit('far', 10)");
            session.run("SET timezone = 'Asia/Kolkata'");
            assertThat(session.one("SELECT increment_rate_limit('far', 10) ->> 'request_count'")).isEqualTo("2");
        }
    }

    @Test
    void ofFiftyConcurrentCallersExactlyTheLimitIsLetIn() throws Exception {
        String at = "timestamptz '2031-05-05 10:59:00Z'";
        List<String> answers = new ArrayList<>();
        CyclicBarrier together = new CyclicBarrier(50);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> all = IntStream.range(0, 50)
                    .mapToObj(caller -> callers.submit(() -> {
                        List<String> own = new ArrayList<>();
                        try (Session session = Session.open(DATABASE)) {
                            together.await(1, TimeUnit.MINUTES);
                            for (int i = 0; i < 4; i++) {
                                own.add(session.one("SELECT r ->> 'allowed' || ' ' || (r ->> 'retry_after_seconds') FROM "
                                        + "kota_private.count_request('crowd', 100, " + at + ") AS r"));
                            }
                        }
                        return own;
                    }))
                    .toList();
            for (Future<List<String>> one : all) {
                answers.addAll(one.get());
            }
        }
        assertThat(answers).hasSize(200).containsOnly("true 0", "false 60");
        assertThat(answers).filteredOn("true 0"::equals).hasSize(100);
    }

    @Test
    void tellsTheSecondsToWaitWhereItRefuses() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            String ask = "SELECT r ->> 'request_count', r ->> 'remaining', r ->> 'allowed', r ->> 'retry_after_seconds' "
                    + "FROM kota_private.count_request('one', 1, timestamptz '2032-01-01 00:%s Z') AS r";
            assertThat(session.one(ask.formatted("10:00"))).isEqualTo("1|0|true|0");
            assertThat(session.one(ask.formatted("10:00"))).isEqualTo("2|0|false|3000");
            assertThat(session.one(ask.formatted("59:59.2"))).isEqualTo("3|0|false|1");
            assertThat(session.one(ask.formatted("59:59.999999"))).isEqualTo("4|0|false|1");
        }
    }

    @Test
    void aLimitOfNothingLetsNobodyInAndALoweredOneCountsAtOnce() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.one("SELECT increment_rate_limit('none', 0) ->> 'allowed'")).isEqualTo("false");
            String ask = "SELECT r ->> 'allowed', r ->> 'remaining' "
                    + "FROM kota_private.count_request('lowered', %d, timestamptz '2033-01-01 Z') AS r";
            assertThat(session.one(ask.formatted(3))).isEqualTo("true|2");
            assertThat(session.one(ask.formatted(1))).isEqualTo("false|0");
            assertThatThrownBy(() -> session.one("SELECT increment_rate_limit(NULL, 1)"))
                    .hasMessageContaining("one of them is null");
        }
    }

    @Test
    void theTurnOfTheHourBeginsAnew() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            String ask = "SELECT r ->> 'request_count', r ->> 'allowed', (r ->> 'reset_at')::timestamptz AT TIME ZONE 'UTC' "
                    + "FROM kota_private.count_request('turn', 1, timestamptz '%s Z') AS r";
            assertThat(session.one(ask.formatted("2034-12-31 23:59:59"))).isEqualTo("1|true|2035-01-01 00:00:00");
            assertThat(session.one(ask.formatted("2034-12-31 23:59:59"))).isEqualTo("2|false|2035-01-01 00:00:00");
            assertThat(session.one(ask.formatted("2035-01-01 00:00:00"))).isEqualTo("1|true|2035-01-01 01:00:00");
            assertThat(session.one(ask.formatted("2035-01-01 00:00:00"))).isEqualTo("2|false|2035-01-01 01:00:00");
        }
    }

    @Test
    void theTurnOfTheDayBeginsAnew() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            String ask = """
                    SELECT r ->> 'request_count', r ->> 'daily_limit', r ->> 'remaining', r ->> 'allowed',
                           r ->> 'retry_after_seconds', (r ->> 'reset_at')::timestamptz AT TIME ZONE 'UTC'
                    FROM kota_private.count_request_of_day('turn', 1, timestamptz '%s Z') AS r
                    """;
            assertThat(session.one(ask.formatted("2034-12-31 23:59:58"))).isEqualTo("1|1|0|true|0|2035-01-01 00:00:00");
            assertThat(session.one(ask.formatted("2034-12-31 23:59:58"))).isEqualTo("2|1|0|false|2|2035-01-01 00:00:00");
            assertThat(session.one(ask.formatted("2035-01-01 00:00:00"))).isEqualTo("1|1|0|true|0|2035-01-02 00:00:00");
            assertThat(session.rows("SELECT day_start AT TIME ZONE 'UTC' FROM rate_limit_counters_daily WHERE key_id = 'turn'"))
                    .containsExactly("2035-01-01 00:00:00");
            assertThatThrownBy(() -> session.one("SELECT increment_rate_limit_daily('turn', NULL)"))
                    .hasMessageContaining("one of them is null");
        }
    }

    @Test
    void countersOfPastHoursArePrunedAFewAtATimeByTheFirstRequestOfAKey() throws SQLException {
        try (TestDatabase own = TestDatabase.migrated();
                Session session = Session.open(own)) {
            session.run("""
                    INSERT INTO rate_limit_counters (key_id, window_start, request_count)
                    SELECT 'key' || i, timestamptz '2024-01-01 Z' + (i % 7) * interval '1 hour', 5
                    FROM generate_series(1, 150) AS i
                    """);
            String count = "SELECT count(*), count(*) FILTER (WHERE request_count = 5) FROM rate_limit_counters";

            session.rows("SELECT increment_rate_limit('fresh', 10)");
            assertThat(session.one(count)).isEqualTo("51|50");
            session.rows("SELECT increment_rate_limit('other', 10)");
            assertThat(session.one(count)).isEqualTo("2|0");
        }
    }

    @Test
    void pruningWaitsForNobody() throws SQLException {
        try (TestDatabase own = TestDatabase.migrated();
                Session slow = Session.open(own);
                Session session = Session.open(own)) {
            slow.run("INSERT INTO rate_limit_counters (key_id, window_start) VALUES ('held', '2024-01-01 Z'), "
                    + "('free', '2024-01-01 Z')");
            slow.run("BEGIN");
            slow.run("UPDATE rate_limit_counters SET request_count = 9 WHERE key_id = 'held'");

            session.run("SET lock_timeout = '5s'");
            session.rows("SELECT increment_rate_limit('fresh', 10)");
            assertThat(session.rows("SELECT key_id FROM rate_limit_counters ORDER BY key_id"))
                    .containsExactly("fresh", "held");
            slow.run("COMMIT");
            session.rows("SELECT increment_rate_limit('later', 10)");
            assertThat(session.rows("SELECT key_id FROM rate_limit_counters ORDER BY key_id"))
                    .containsExactly("fresh", "later");
        }
    }

    @Test
    void onlyTheServiceRoleMayCount() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            String count = "SELECT increment_rate_limit('mine', 10)";
            assertThat(session.attemptAs("service_role", null, count)).isEqualTo("!");
            assertThat(session.attemptAs("authenticated", null, count)).isEqualTo("x");
            assertThat(session.attemptAs("anon", null, count)).isEqualTo("x");
            for (String role : List.of("service_role", "authenticated", "anon")) {
                assertThat(session.attemptAs(role, null, "SELECT kota_private.count_request('mine', 10, now())"))
                        .isEqualTo("x");
            }
        }
    }
}
