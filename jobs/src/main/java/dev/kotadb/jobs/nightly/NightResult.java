package dev.kotadb.jobs.nightly;

import dev.kotadb.schema.index.IndexJobStatus;
import dev.kotadb.schema.nightly.CheckOutcome;
import dev.kotadb.schema.nightly.NightStatus;
import dev.kotadb.schema.nightly.NightTrigger;
import dev.kotadb.schema.nightly.NightlyRepositoriesTable.Result;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param error why it is not completed; null if it is
 * @param results of all repositories that it has asked
 */
public record NightResult(
        UUID run,
        NightTrigger trigger,
        NightStatus status,
        @Nullable String error,
        Duration duration,
        List<Result> results) {
    public NightResult {
        results = List.copyOf(results);
    }

    public long count(CheckOutcome outcome) {
        return results.stream().filter(each -> each.outcome() == outcome).count();
    }

    /** Those whose job is completed, or found nothing to do. */
    public long indexed() {
        return jobs(IndexJobStatus::isFinal);
    }

    /** Those whose job failed, or was stopped by somebody. */
    public long failed() {
        return jobs(status -> status == IndexJobStatus.FAILED || status == IndexJobStatus.STOPPED);
    }

    /** Those whose job still waits or is worked on. */
    public long open() {
        return jobs(status -> status == IndexJobStatus.PENDING || status == IndexJobStatus.PROCESSING);
    }

    private long jobs(Predicate<IndexJobStatus> wanted) {
        return results.stream().filter(each -> each.jobStatus() != null && wanted.test(each.jobStatus())).count();
    }

    /** The repositories that are not as they should be. */
    public List<Result> problems() {
        return results.stream().filter(NightResult::isProblem).toList();
    }

    /** {@code 300 repositories: 290 unchanged, 10 selected, …; 9 indexed, 1 failed}. */
    public String counts() {
        String outcomes = Arrays.stream(CheckOutcome.values())
                .map(outcome -> String.format(Locale.ROOT, "%,d %s", count(outcome), outcome.sqlName()))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%,d repositories: %s; %,d indexed, %,d failed%s", results.size(), outcomes,
                indexed(), failed(), open() == 0 ? "" : String.format(Locale.ROOT, ", %,d still open", open()));
    }

    /** Why a repository is not as it should be. */
    public static String problem(Result result) {
        if (result.jobStatus() == null) {
            return result.outcome().sqlName() + ": " + result.reason();
        }
        return "job " + result.job() + " " + result.jobStatus().sqlName()
                + (result.jobError() == null ? "" : ": " + result.jobError());
    }

    static boolean isProblem(Result result) {
        return switch (result.outcome()) {
            case UNREACHABLE, PAUSED -> true;
            case UNCHANGED -> false;
            case SELECTED -> result.jobStatus() == null || !result.jobStatus().isFinal();
        };
    }
}
