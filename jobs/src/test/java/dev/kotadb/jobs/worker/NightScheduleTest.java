package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.CronExpression;

class NightScheduleTest {
    private static NightSchedule schedule(int jitterSeconds, String installation) {
        return new NightSchedule(CronExpression.parse("0 0 2 * * *"), ZoneId.of("Europe/Berlin"),
                Duration.ofSeconds(jitterSeconds), installation);
    }

    @Test
    void beginsAtTheTimeOfTheZoneInWinterAndSummer() {
        assertThat(schedule(0, "a").after(Instant.parse("2026-01-10T00:59:59Z"))).isEqualTo("2026-01-10T01:00:00Z");
        assertThat(schedule(0, "a").after(Instant.parse("2026-01-10T01:00:00Z"))).isEqualTo("2026-01-11T01:00:00Z");
        assertThat(schedule(0, "a").after(Instant.parse("2026-07-10T01:00:00Z"))).isEqualTo("2026-07-11T00:00:00Z");
    }

    @Test
    void beginsLaterByAPartOfTheJitterThatIsTheInstallations() {
        Instant before = Instant.parse("2026-01-10T00:00:00Z");
        Set<Instant> begins = IntStream.range(0, 100)
                .mapToObj(i -> schedule(600, "installation " + i).after(before)).collect(Collectors.toSet());
        assertThat(begins).hasSizeGreaterThan(50).allSatisfy(begin -> assertThat(begin)
                .isBetween("2026-01-10T01:00:00Z", "2026-01-10T01:10:00Z"));
    }

    @Test
    void aWorkerThatStartsBetweenTheTimeAndItsDelayDoesNotMissTheNight() {
        NightSchedule schedule = schedule(600, "installation 1");
        Instant begin = schedule.after(Instant.parse("2026-01-10T00:00:00Z"));
        assertThat(begin).isAfter("2026-01-10T01:00:00Z");
        assertThat(schedule.after(begin.minusSeconds(1))).isEqualTo(begin);
        assertThat(schedule.after(begin)).isBetween("2026-01-11T01:00:00Z", "2026-01-11T01:10:00Z");
    }
}
