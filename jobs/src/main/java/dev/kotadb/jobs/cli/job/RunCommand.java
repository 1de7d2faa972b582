package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Run a job by its name and parameters: index-repository, nightly-reindex, prune,"
                + " validate-instance or validate-parsers.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kota run index-repository repository=. full=true",
            "  kota run nightly-reindex work=false",
            "  kota run prune dryRun=true",
            "  kota run validate-instance strict=true junit=target/validate.xml",
            "  kota run validate-parsers directories=my-fixtures"
        })
public final class RunCommand implements Callable<Integer> {
    private final JobCommands jobs;

    @Parameters(index = "0", paramLabel = "JOB", description = "The job's name.")
    private String job = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "key=value", description = "The job's parameters.")
    private List<String> parameters = List.of();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    public RunCommand(JobCommands jobs) {
        this.jobs = jobs;
    }

    @Override
    public Integer call() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new CommandFailure("Not a parameter: " + parameter + "; write key=value", ExitCode.USAGE);
            }
            if (values.put(parameter.substring(0, equals), parameter.substring(equals + 1)) != null) {
                throw new CommandFailure(
                        "The parameter " + parameter.substring(0, equals) + " is given twice", ExitCode.USAGE);
            }
        }
        return jobs.run(job, values, json);
    }
}
