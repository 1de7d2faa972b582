package dev.kotadb.jobs.type;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The job types that have registered. */
public final class JobTypes {
    private JobTypes() {}

    /** The names of all job types, sorted. */
    public static List<String> names() {
        return all().stream().map(JobType::name).toList();
    }

    /**
     * Makes the request for a job.
     *
     * @throws WrongParameterException if there is no such job, or it does not take the arguments
     */
    public static Object request(String name, JobArguments arguments) {
        JobType<?> type = all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongParameterException(
                        "no job " + name + "; the jobs are: " + String.join(", ", names())));
        check(type, arguments);
        return type.request(arguments);
    }

    private static List<JobType<?>> all() {
        return ServiceLoader.load(JobType.class, JobTypes.class.getClassLoader()).stream()
                .<JobType<?>>map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(JobType::name))
                .toList();
    }

    private static void check(JobType<?> type, JobArguments arguments) {
        Set<String> given = arguments.values().keySet();
        Set<String> unknown = new TreeSet<>(given);
        Set<String> missing = new TreeSet<>();
        for (JobParameter parameter : type.parameters()) {
            unknown.remove(parameter.name());
            if (parameter.required() && !given.contains(parameter.name())) {
                missing.add(parameter.name());
            }
        }
        if (!unknown.isEmpty()) {
            throw new WrongParameterException(message(type, "has no parameter", unknown));
        }
        if (!missing.isEmpty()) {
            throw new WrongParameterException(message(type, "needs", missing));
        }
        for (JobParameter parameter : type.parameters()) {
            String value = arguments.text(parameter.name());
            if (value != null) {
                parameter.check(value);
            }
        }
    }

    private static String message(JobType<?> type, String problem, Set<String> names) {
        return "job " + type.name() + " " + problem + " " + String.join(", ", names) + "; it takes "
                + type.parameters().stream().map(JobParameter::usage).collect(Collectors.joining(" "));
    }
}
