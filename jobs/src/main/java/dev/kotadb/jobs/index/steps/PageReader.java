package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.schema.index.staging.FileState;
import dev.kotadb.schema.index.staging.PlanTable;
import dev.kotadb.schema.index.staging.PlanTable.PlannedFile;
import dev.kotadb.schema.index.staging.RunTables;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads the files of a bucket that are in a state, page by page. The state tells a restart where it was: it changes in the
 * transaction that writes the page's rows.
 */
public final class PageReader implements ItemReader<PageReader.Page> {
    private final RunTables run;
    private final PlanTable plan;
    private final IndexSettings settings;
    private final int bucket;
    private final FileState state;
    private String after = "";

    PageReader(RunTables run, PlanTable plan, IndexSettings settings, int bucket, FileState state) {
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
        List<PlannedFile> files = plan.page(run, bucket, state, after, settings.pageFiles(), settings.pageBytes());
        if (files.isEmpty()) {
            return null;
        }
        after = files.getLast().path();
        return new Page(files);
    }
}
