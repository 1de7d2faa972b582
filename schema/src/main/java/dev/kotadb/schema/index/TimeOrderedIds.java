package dev.kotadb.schema.index;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Ids of rows that no name identifies: uuids of version 7, each larger than the one before, so that rows go to the end
 * of an index. One source serves one thread.
 */
public final class TimeOrderedIds {
    private final long low = new SplittableRandom(System.nanoTime()).nextLong() & 0x3fff_ffff_0000_0000L
            | 0x8000_0000_0000_0000L;
    private long millisecond;
    private int inMillisecond;
    private int count;

    public UUID next() {
        long now = System.currentTimeMillis();
        if (now > millisecond) {
            millisecond = now;
            inMillisecond = 0;
        } else if (++inMillisecond > 0xfff) {
            millisecond++;
            inMillisecond = 0;
        }
        return new UUID(millisecond << 16 | 0x7000L | inMillisecond, low | (++count & 0xffff_ffffL));
    }
}
