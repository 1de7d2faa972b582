package dev.kotadb.jobs.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A job that {@code kota run} starts.
 *
 * @param required parameters that have to be given, as a subset of all
 * @param usage the parameters as people read them
 * @param start answers with an {@link ExitCode}
 */
record NamedJob(String name, Set<String> parameters, Set<String> required, String usage, Start start) {
    /** Runs the job with parameters that it knows. */
    @FunctionalInterface
    interface Start {
        int with(Map<String, String> parameters, boolean json);
    }

    /** @throws CommandFailure where there is no such job or it has no such parameter */
    static int run(List<NamedJob> jobs, String name, Map<String, String> parameters, boolean json) {
        NamedJob job = jobs.stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow(() -> new CommandFailure(
                "no job " + name + "; the jobs are: " + jobs.stream().map(NamedJob::name).collect(Collectors.joining(", ")),
                ExitCode.USAGE));
        Set<String> unknown = new TreeSet<>(parameters.keySet());
        unknown.removeAll(job.parameters);
        Set<String> missing = new TreeSet<>(job.required);
        missing.removeAll(parameters.keySet());
        if (!unknown.isEmpty() || !missing.isEmpty()) {
            throw new CommandFailure("job " + name + (unknown.isEmpty() ? " needs " : " has no parameter ")
                    + String.join(", ", unknown.isEmpty() ? missing : unknown) + "; it takes " + job.usage, ExitCode.USAGE);
        }
        return job.start.with(parameters, json);
    }
}
