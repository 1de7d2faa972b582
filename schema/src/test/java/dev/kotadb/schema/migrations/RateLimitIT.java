package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
}
