package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.schema.index.PlanTable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** One partition per bucket with work in it; a restart gets the same ones, since they are read from the plan. */
final class BucketPartitioner implements Partitioner {
    static final String BUCKET = "bucket";

    private final Workspace workspace;
    private final PlanTable plan;

    BucketPartitioner(Workspace workspace, PlanTable plan) {
        this.workspace = workspace;
        this.plan = plan;
    }

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
        for (int bucket : plan.buckets(workspace.tables())) {
            ExecutionContext context = new ExecutionContext();
            context.putInt(BUCKET, bucket);
            partitions.put("bucket" + bucket, context);
        }
        return partitions;
    }
}
