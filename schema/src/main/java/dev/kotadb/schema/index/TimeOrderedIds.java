package dev.kotadb.schema.index;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Generates uuids of version 7 for rows without a name. Each is larger than the one before, so rows are appended at the end of an
 * index. Not thread-safe.
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
