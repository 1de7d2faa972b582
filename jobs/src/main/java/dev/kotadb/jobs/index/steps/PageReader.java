package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.PlanTable.PlannedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads the files of a bucket that are in a state, a page at a time. The state is what tells a restart where it was:
 * it changes in the transaction that writes the page's rows.
 */
public final class PageReader implements ItemReader<PageReader.Page> {
    private final IndexRun run;
    private final PlanTable plan;
    private final IndexSettings settings;
    private final int bucket;
    private final String state;
    private String after = "";

    PageReader(IndexRun run, PlanTable plan, IndexSettings settings, int bucket, String state) {
        this.run = run;
        this.plan = plan;
        this.settings = settings;
        this.bucket = bucket;
        this.state = state;
    }

    /** Files that are worked on and written together. */
    public record Page(List<PlannedFile> files) {}

    @Override
    public @Nullable Page read() {
        List<PlannedFile> files =
                plan.page(run.id(), bucket, state, after, settings.pageFiles(), settings.pageBytes());
        if (files.isEmpty()) {
            return null;
        }
        after = files.getLast().path();
        return new Page(files);
    }
}
