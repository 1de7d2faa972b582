package dev.kotadb.jobs.worker;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.springframework.scheduling.support.CronExpression;

/**
 * When nightly runs begin: at the times of a cron expression, each later by a part of the jitter. That part follows from the
 * time and the installation, so that all its workers say the same.
 *
 * @param installation distinguishes those that have the same expression
 */
record NightSchedule(CronExpression cron, ZoneId zone, Duration jitter, String installation) implements Schedule {
    @Override
    public Instant getNextExecutionTime(ExecutionComplete complete) {
        return after(complete.getTimeDone());
    }

    @Override
    public boolean isDeterministic() {
        return true;
    }

    /** The first time after this one; a cron time before it may be due yet. */
    Instant after(Instant time) {
        ZonedDateTime next = cron.next(time.minus(jitter).atZone(zone));
        while (next != null && !delayed(next).isAfter(time)) {
            next = cron.next(next);
        }
        return next == null ? NEVER : delayed(next);
    }

    private Instant delayed(ZonedDateTime time) {
        Instant begin = time.toInstant();
        long seconds = Math.floorMod(Objects.hash(installation, begin.getEpochSecond()) * 31L, jitter.toSeconds() + 1);
        return begin.plusSeconds(seconds);
    }
}
