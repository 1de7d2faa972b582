package dev.kotadb.jobs.index;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a request for a run does while another process is indexing its repository.
 *
 * @param patience how long it waits; then it is refused
 * @param tell is told once for whom it waits, in a sentence for a person
 */
public record BusyRepository(Duration patience, Consumer<String> tell) {
    /** Does not wait. */
    public static final BusyRepository REFUSED = new BusyRepository(Duration.ZERO, sentence -> { });
}
