package dev.kotadb.jobs.index;

import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.jobs.type.JobArguments;
import dev.kotadb.jobs.type.JobParameter;
import dev.kotadb.jobs.type.JobType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registers the job {@code index-repository}. */
public final class IndexRepositoryType implements JobType<IndexRepositoryType.Start> {
    /**
     * A request.
     *
     * @param queueJob the task of a queue that makes it; null if none does
     * @param waits whether it waits while another process is indexing the repository
     */
    public record Start(IndexRequest request, @Nullable UUID queueJob, boolean waits) {}

    @Override
    public String name() {
        return IndexRun.JOB;
    }

    @Override
    public List<JobParameter> parameters() {
        return List.of(
                JobParameter.required("repository", "PATH-or-URL"),
                JobParameter.text("name", "OWNER/REPO"),
                JobParameter.text("ref", "REF"),
                JobParameter.flag("full"),
                JobParameter.flag("acceptLoss"),
                JobParameter.flag("retryPoison"),
                JobParameter.text("libraries", "FOLDERS"),
                JobParameter.flag("fetchLibraries"),
                JobParameter.flag("noWait"),
                JobParameter.uuid("queueJob"));
    }

    @Override
    public Start request(JobArguments arguments) {
        String location = Objects.requireNonNull(arguments.text("repository"));
        SourceLocation.parse(location); // a wrong path is told before anything is started
        return new Start(
                new IndexRequest(location, arguments.text("name"), arguments.text("ref"), arguments.flag("full"),
                        arguments.flag("acceptLoss"), arguments.flag("retryPoison"), arguments.text("libraries"),
                        arguments.flag("fetchLibraries")),
                arguments.uuid("queueJob"), !arguments.flag("noWait"));
    }
}
