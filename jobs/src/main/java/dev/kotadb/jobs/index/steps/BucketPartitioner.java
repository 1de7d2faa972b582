package dev.kotadb.jobs.index.steps;

import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.schema.index.staging.PlanTable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * One partition per bucket with work in it; a restart gets the same ones, since they are read from the plan. The name of a
 * partition's step says which bucket it has: Spring Batch records the step's context in another transaction, and a process
 * that dies in between leaves it empty.
 */
final class BucketPartitioner implements Partitioner {
    private static final String PREFIX = "bucket";

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
            partitions.put(PREFIX + bucket, new ExecutionContext());
        }
        return partitions;
    }

    /** The bucket of a partition's step, by its name. */
    static int bucketOf(String step) {
        return Integer.parseInt(step.substring(step.lastIndexOf(PREFIX) + PREFIX.length()));
    }
}
