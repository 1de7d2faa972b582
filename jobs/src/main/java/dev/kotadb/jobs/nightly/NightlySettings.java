package dev.kotadb.jobs.nightly;

import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.scheduling.support.CronExpression;

/**
 * Settings of the job, {@code kota.nightly.*} in a properties file or {@code KOTA_NIGHTLY_*} in the environment.
 *
 * @param cron when workers begin it: second, minute, hour, day, month, day of the week; {@code -} for never
 * @param zone the time zone of {@code cron}; empty for the system's
 * @param jitter it begins by so much later, at most, so that not all installations ask the same hosts at once
 * @param limit how long a run may take
 * @param hook a command, or an http or https URL, that receives the result
 * @param hookTimeout how long the hook may take
 * @param checks how many remotes are asked at a time
 * @param checksPerHost how many of them may be on one host
 * @param hostPauses how many seconds a host is left alone that refuses or does not answer: after the first, second, …
 *     failure in a row; the last one holds for all further ones
 * @param progressInterval how often the log says how far a run is
 */
@ConfigurationProperties("kota.nightly")
public record NightlySettings(
        @DefaultValue("0 0 2 * * *") String cron,
        @DefaultValue("") String zone,
        @DefaultValue("600s") @DurationUnit(ChronoUnit.SECONDS) Duration jitter,
        @DefaultValue("6h") @DurationUnit(ChronoUnit.SECONDS) Duration limit,
        @DefaultValue("") String hook,
        @DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration hookTimeout,
        @DefaultValue("16") int checks,
        @DefaultValue("4") int checksPerHost,
        @DefaultValue({"60", "300", "900", "3600"}) List<Integer> hostPauses,
        @DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration progressInterval) {
    private static final String NEVER = "-";

    public NightlySettings {
        hostPauses = List.copyOf(hostPauses);
        if (jitter.isNegative() || limit.isNegative() || hookTimeout.isNegative() || hookTimeout.isZero() || checks < 1
                || checksPerHost < 1 || hostPauses.isEmpty() || hostPauses.stream().anyMatch(pause -> pause < 0)
                || progressInterval.isNegative()) {
            throw new IllegalArgumentException("kota.nightly settings must be positive");
        }
        if (!isNever(cron)) {
            CronExpression.parse(cron);
        }
        if (!zone.isBlank()) {
            ZoneId.of(zone);
        }
    }

    /** Empty if workers never begin a run. */
    public Optional<CronExpression> schedule() {
        return isNever(cron) ? Optional.empty() : Optional.of(CronExpression.parse(cron));
    }

    public ZoneId zoneId() {
        return zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
    }

    /** @param failures in a row, from 1 on */
    Duration hostPause(int failures) {
        return Duration.ofSeconds(hostPauses.get(Math.min(failures, hostPauses.size()) - 1));
    }

    private static boolean isNever(String cron) {
        return cron.isBlank() || cron.strip().equals(NEVER);
    }
}
