package dev.kotadb.jobs.nightly;

import dev.kotadb.schema.nightly.RemoteHostsTable;
import dev.kotadb.schema.nightly.RemoteHostsTable.RemoteHost;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The hosts that a run asks: so many requests at a time each, and none while a host is left alone. Safe for several threads. */
final class RemoteHosts {
    private final RemoteHostsTable table;
    private final NightlySettings settings;
    private final Map<String, RemoteHost> failed;
    private final Map<String, String> paused = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> requests = new ConcurrentHashMap<>();

    RemoteHosts(RemoteHostsTable table, NightlySettings settings) {
        this.table = table;
        this.settings = settings;
        this.failed = new ConcurrentHashMap<>(table.all());
        failed.forEach((host, state) -> {
            if (state.pausedUntil() != null) {
                paused.put(host, pausedUntil(host, state.pausedUntil().toInstant(), state.lastError()));
            }
        });
    }

    /** Limits the requests to a host. */
    Semaphore requests(String host) {
        return requests.computeIfAbsent(host, each -> new Semaphore(settings.checksPerHost()));
    }

    /** Why a host is left alone; empty if it may be asked. */
    Optional<String> paused(String host) {
        return Optional.ofNullable(paused.get(host));
    }

    /** Several requests that were on their way count as one failure. */
    synchronized void failed(String host, String reason) {
        if (paused.containsKey(host)) {
            return;
        }
        int failures = failed.containsKey(host) ? failed.get(host).failures() + 1 : 1;
        Duration pause = settings.hostPause(failures);
        paused.put(host, pausedUntil(host, Instant.now().plus(pause), reason));
        table.pause(host, failures, pause, reason);
    }

    synchronized void answered(String host) {
        if (!paused.containsKey(host) && failed.remove(host) != null) {
            table.forget(host);
        }
    }

    private static String pausedUntil(String host, Instant until, String reason) {
        return host + " is left alone until " + until.truncatedTo(ChronoUnit.SECONDS) + ": " + reason;
    }
}
