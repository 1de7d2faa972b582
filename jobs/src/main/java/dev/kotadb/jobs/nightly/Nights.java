package dev.kotadb.jobs.nightly;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.core.scope.context.ChunkContext;

/** The runs that are at work in this process; a job's steps find theirs by its parameter. */
final class Nights {
    static final String RUN = "run";

    private final Map<UUID, Night> open = new ConcurrentHashMap<>();

    Night open(UUID id) {
        Night night = new Night(id);
        open.put(id, night);
        return night;
    }

    void close(Night night) {
        open.remove(night.id());
    }

    Night of(ChunkContext context) {
        UUID id = UUID.fromString(String.valueOf(context.getStepContext().getJobParameters().get(RUN)));
        return Objects.requireNonNull(open.get(id), "the run has ended");
    }

    Collection<Night> all() {
        return open.values();
    }
}
