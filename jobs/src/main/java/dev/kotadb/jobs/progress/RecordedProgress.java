package dev.kotadb.jobs.progress;

import dev.kotadb.schema.index.job.IndexStep;
import java.util.Map;

/** Passes progress on, and remembers how far the run is. */
public final class RecordedProgress implements Progress {
    private final Progress shown;
    private Position position = new Position("", 0, 0);

    public RecordedProgress(Progress shown) {
        this.shown = shown;
    }

    /**
     * How far a run is.
     *
     * @param step empty before the first one
     * @param done files of the step that are done
     * @param files all files of the step; 0 if it does not count them
     */
    public record Position(String step, long done, long files) {}

    public synchronized Position position() {
        return position;
    }

    @Override
    public void expect(Map<IndexStep, Long> milliseconds) {
        shown.expect(milliseconds);
    }

    @Override
    public void phase(IndexStep step, long files, long bytes) {
        synchronized (this) {
            position = new Position(step.sqlName(), 0, files);
        }
        shown.phase(step, files, bytes);
    }

    @Override
    public void advance(long files, long bytes) {
        synchronized (this) {
            position = new Position(position.step(), position.done() + files, position.files());
        }
        shown.advance(files, bytes);
    }

    @Override
    public void close() {
        shown.close();
    }
}
