package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexSettings;
import dev.kotadb.jobs.index.IndexVersion;
import dev.kotadb.jobs.source.SourceEntry;
import dev.kotadb.schema.index.NameBasedIds;
import dev.kotadb.schema.index.PlanTable;
import java.io.IOException;
import java.sql.Connection;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Lists the files and settles what is to be done with each. A repository as it was indexed leaves an empty plan. */
final class PlanStep implements Tasklet {
    private final IndexRun run;
    private final PlanTable plan;
    private final DataSource dataSource;
    private final IndexSettings settings;

    PlanStep(IndexRun run, PlanTable plan, DataSource dataSource, IndexSettings settings) {
        this.run = run;
        this.plan = plan;
        this.dataSource = dataSource;
        this.settings = settings;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws IOException {
        run.progress().phase("plan", 0, 0);
        plan.clear(run.id());
        list();
        plan.compare(run.id(), run.repository().id(), IndexVersion.CURRENT, run.request().full());
        return RepeatStatus.FINISHED;
    }

    private void list() throws IOException {
        UUID repository = run.repository().id();
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PlanTable.Listing listing = plan.list(connection, run.id())) {
            run.source().list(entry -> {
                listing.add(entry.path(), bucket(entry), entry.blobHash(), entry.mode().ordinal(), entry.sizeBytes(),
                        NameBasedIds.file(repository, entry.path()));
            });
            listing.finish();
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private int bucket(SourceEntry entry) {
        return Math.floorMod(entry.path().hashCode(), settings.buckets());
    }
}
