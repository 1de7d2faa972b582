package dev.kotadb.jobs.report;

import dev.kotadb.schema.nightly.CheckOutcome;
import dev.kotadb.schema.nightly.NightRecords;
import dev.kotadb.schema.nightly.NightlyRunRow;
import dev.kotadb.schema.nightly.RepositoryNight;
import dev.kotadb.schema.nightly.RepositoryNight.Size;
import dev.kotadb.schema.nightly.RepositoryResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a nightly run did. The one place that says which repositories are slow, grown or shrunk.
 *
 * @param repositories all that it has asked, by name
 */
public record NightReport(NightlyRunRow run, List<RepositoryNight> repositories) {
    /** A job is slow that took so many times as long as the one before … */
    private static final int SLOW_FACTOR = 2;

    /** … and longer by at least this. */
    private static final Duration SLOW_EXCESS = Duration.ofSeconds(30);

    /** An index has grown or shrunk if so large a share of its files or symbols came or went … */
    private static final int CHANGED_PERCENT = 10;

    /** … and at least so many. */
    private static final long CHANGED_LEAST = 10;

    public NightReport {
        repositories = List.copyOf(repositories);
    }

    public static NightReport of(NightlyRunRow run, NightRecords records) {
        return new NightReport(run, records.of(run.id()));
    }

    /** Until now if it is at work. */
    public Duration duration() {
        return Duration.between(run.startedAt(), run.until());
    }

    public long count(CheckOutcome outcome) {
        return repositories.stream().filter(each -> each.outcome() == outcome).count();
    }

    public long count(RepositoryResult result) {
        return repositories.stream().filter(each -> each.result() == result).count();
    }

    /** The repositories that are not as they should be. */
    public List<RepositoryNight> problems() {
        return repositories.stream().filter(RepositoryNight::isProblem).toList();
    }

    /** Those that were indexed for the first time. */
    public List<RepositoryNight> added() {
        return repositories.stream().filter(each -> each.size() != null && each.before() == null).toList();
    }

    /** Those that took much longer than before, the longest first. */
    public List<RepositoryNight> slow() {
        return repositories.stream().filter(NightReport::isSlow)
                .sorted(Comparator.comparing(RepositoryNight::took, Comparator.nullsFirst(Comparator.<Duration>naturalOrder()))
                        .reversed())
                .toList();
    }

    /** Those whose index is larger by a tenth, those with the most new symbols first. */
    public List<RepositoryNight> grown() {
        return repositories.stream().filter(each -> !isShrunk(each) && change(each, 1))
                .sorted(Comparator.comparingLong(NightReport::symbolsGained).reversed()).toList();
    }

    /** Those whose index is smaller by a tenth, those that lost the most symbols first. */
    public List<RepositoryNight> shrunk() {
        return repositories.stream().filter(NightReport::isShrunk)
                .sorted(Comparator.comparingLong(NightReport::symbolsGained)).toList();
    }

    /** {@code 300 repositories: 290 unchanged, 10 selected, …; 9 indexed, 1 failed}. */
    public String counts() {
        String outcomes = Arrays.stream(CheckOutcome.values())
                .map(outcome -> String.format(Locale.ROOT, "%,d %s", count(outcome), outcome.sqlName()))
                .collect(Collectors.joining(", "));
        long open = count(RepositoryResult.OPEN);
        return String.format(Locale.ROOT, "%,d repositories: %s; %,d indexed, %,d failed%s", repositories.size(), outcomes,
                count(RepositoryResult.INDEXED), count(RepositoryResult.FAILED),
                open == 0 ? "" : String.format(Locale.ROOT, ", %,d still open", open));
    }

    /** Why a repository is not as it should be. */
    public static String problem(RepositoryNight night) {
        if (night.jobStatus() == null) {
            return night.outcome().sqlName() + ": " + night.reason();
        }
        return "job " + night.job() + " " + night.jobStatus().sqlName()
                + (night.jobError() == null ? "" : ": " + night.jobError());
    }

    private static boolean isSlow(RepositoryNight night) {
        Duration took = night.took();
        Duration before = night.tookBefore();
        return took != null && before != null && took.compareTo(before.multipliedBy(SLOW_FACTOR)) >= 0
                && took.minus(before).compareTo(SLOW_EXCESS) >= 0;
    }

    private static boolean isShrunk(RepositoryNight night) {
        return change(night, -1);
    }

    /** @param sign 1 for more, -1 for less */
    private static boolean change(RepositoryNight night, int sign) {
        return change(night.size(), night.before(), Size::files, sign)
                || change(night.size(), night.before(), Size::symbols, sign);
    }

    private static boolean change(@Nullable Size now, @Nullable Size before, ToLongFunction<Size> figure, int sign) {
        if (now == null || before == null) {
            return false;
        }
        long change = sign * (figure.applyAsLong(now) - figure.applyAsLong(before));
        return change >= CHANGED_LEAST && change * 100 >= CHANGED_PERCENT * figure.applyAsLong(before);
    }

    private static long symbolsGained(RepositoryNight night) {
        return night.size() == null || night.before() == null ? 0 : night.size().symbols() - night.before().symbols();
    }
}
