package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.schema.index.PlanTable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** One partition for each bucket with work in it; the same ones at each restart, since they are read from the plan. */
public final class BucketPartitioner implements Partitioner {
    static final String BUCKET = "bucket";

    private final IndexRun run;
    private final PlanTable plan;

    BucketPartitioner(IndexRun run, PlanTable plan) {
        this.run = run;
        this.plan = plan;
    }

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
        for (int bucket : plan.buckets(run.id())) {
            ExecutionContext context = new ExecutionContext();
            context.putInt(BUCKET, bucket);
            partitions.put("bucket" + bucket, context);
        }
        return partitions;
    }
}
