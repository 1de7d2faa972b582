package dev.kotadb.jobs.nightly;

import dev.kotadb.schema.nightly.NightlyRunsTable;
import dev.kotadb.schema.settings.Limit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Says every few seconds that a run is alive, until it is closed. A run that counts as dead nevertheless is stopped. */
final class NightHeartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NightHeartbeat.class);

    private final NightlyRunsTable runs;
    private final Night night;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("night-heartbeat").factory());

    NightHeartbeat(NightlyRunsTable runs, Night night) {
        this.runs = runs;
        this.night = night;
        long interval = Limit.HEARTBEAT_INTERVAL.value();
        thread.scheduleWithFixedDelay(this::beat, interval, interval, TimeUnit.SECONDS);
    }

    private void beat() {
        try {
            if (!runs.beat(night.id())) {
                LOG.warn("night {} counts as dead: its process was frozen or cut off; it ends", night.id());
                night.stop();
                thread.shutdown();
            }
        } catch (DataAccessException e) {
            LOG.warn("night {}: no heartbeat: {}", night.id(), e.getMessage()); // the next one may succeed
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
