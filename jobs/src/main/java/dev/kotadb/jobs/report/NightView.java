package dev.kotadb.jobs.report;

import dev.kotadb.schema.nightly.NightTrigger;
import dev.kotadb.schema.nightly.NightlyRunRow;
import dev.kotadb.schema.nightly.RepositoryNight;
import dev.kotadb.schema.nightly.RepositoryResult;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the template of the page shows, as texts. It escapes all of them. */
public final class NightView {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** So many unchanged repositories are shown without being asked for. */
    private static final int FEW = 30;

    private final NightReport report;
    private final NightlyRunRow run;
    private final ZoneId zone;
    private final TimeAxis axis;
    private final Bar.Pen pen;

    NightView(NightReport report) {
        this.report = report;
        this.run = report.run();
        this.zone = zone(run.zone());
        Instant from = Stream.concat(Stream.of(run.startedAt()), report.repositories().stream()
                .map(each -> each.checkedAt().minus(each.check()))).min(Comparator.naturalOrder()).orElseThrow();
        this.axis = new TimeAxis(from, run.until(), zone);
        this.pen = new Bar.Pen(axis, run.until(), zone);
    }

    /** A figure above the tables. @param target the section that has more about it; null for none */
    public record Figure(String name, String value, String kind, @Nullable String target) {}

    /** A line of the chart. */
    public record Line(String repository, String kind, String result, String took, Bar bar) {}

    /** A repository that is not as it should be. */
    public record Problem(String repository, String kind, String result, String reason, String attempts, String command) {}

    /** @param times how many times as long as before */
    public record Slow(String repository, String took, String before, String times, String command) {}

    public record Change(String repository, String files, String filesChange, String symbols, String symbolsChange) {}

    public String day() {
        return DAY.format(run.startedAt().atZone(zone));
    }

    /** {@code 02:00:04 to 04:13:20, Europe/Berlin}. */
    public String period() {
        return clock(run.startedAt()) + " to " + (run.endedAt() == null ? "now, " + clock(run.until()) : clock(run.until()))
                + ", " + zone.getId();
    }

    public String duration() {
        return Durations.text(report.duration());
    }

    public String begun() {
        String schedule = run.schedule() == null ? "no schedule" : "schedule " + text(run.schedule());
        return run.trigger() == NightTrigger.SCHEDULE ? "begun on " + schedule : "begun on request (" + schedule + ")";
    }

    public String id() {
        return run.id().toString();
    }

    /** The class of the style sheet for {@link #state}. */
    public String stateKind() {
        return switch (run.status()) {
            case PROCESSING -> run.silent() ? "fail" : "open";
            case COMPLETED -> report.problems().isEmpty() ? "good" : "warn";
            case FAILED -> "fail";
            case STOPPED -> "warn";
        };
    }

    /** How the night went, in one sentence. */
    public String state() {
        String problems = switch (report.problems().size()) {
            case 0 -> "no repository needs attention";
            case 1 -> "1 repository needs attention";
            default -> String.format(Locale.ROOT, "%,d repositories need attention", report.problems().size());
        };
        return switch (run.status()) {
            case PROCESSING -> run.silent()
                    ? "The run says it is at work, but its process has been silent for too long and counts as dead."
                    : "Still at work. This page shows what was recorded when it was written.";
            case COMPLETED -> "Completed: " + problems + ".";
            case FAILED -> "The run failed: " + text(run.error());
            case STOPPED -> "The run was stopped: " + text(run.error());
        };
    }

    public List<Figure> results() {
        return List.of(
                figure("repositories", report.repositories().size(), "", "night"),
                figure("indexed", report.count(RepositoryResult.INDEXED), "", "night"),
                figure("unchanged", report.count(RepositoryResult.UNCHANGED), "", "unchanged"),
                figure("failed", report.count(RepositoryResult.FAILED), "fail", "problems"),
                figure("unreachable", report.count(RepositoryResult.UNREACHABLE), "fail", "problems"),
                figure("paused", report.count(RepositoryResult.PAUSED), "warn", "problems"),
                figure("open", report.count(RepositoryResult.OPEN), "open", "problems"));
    }

    public List<Figure> changes() {
        return List.of(
                figure("new", report.added().size(), "", "night"),
                figure("slow", report.slow().size(), "", "slow"),
                figure("grown", report.grown().size(), "", "grown"),
                figure("shrunk", report.shrunk().size(), "", "shrunk"));
    }

    private static Figure figure(String name, long value, String kind, String target) {
        return new Figure(name, String.format(Locale.ROOT, "%,d", value), value == 0 ? "none" : kind, value == 0 ? null : target);
    }

    public List<TimeAxis.Tick> ticks() {
        return axis.ticks();
    }

    /** All but the unchanged ones, in the order in which they were begun. */
    public List<Line> lines() {
        return report.repositories().stream().filter(each -> each.result() != RepositoryResult.UNCHANGED)
                .sorted(Comparator.comparing(NightView::begun)).map(this::line).toList();
    }

    public List<Line> unchanged() {
        return report.repositories().stream().filter(each -> each.result() == RepositoryResult.UNCHANGED)
                .map(this::line).toList();
    }

    public boolean fewUnchanged() {
        return report.count(RepositoryResult.UNCHANGED) <= FEW;
    }

    public List<Problem> problems() {
        return report.problems().stream().sorted(Comparator.comparing(RepositoryNight::result)).map(each -> new Problem(
                        text(each.repository()), kind(each), result(each), text(each.problem()), attempts(each), command(each)))
                .toList();
    }

    public List<Slow> slow() {
        return report.slow().stream().map(each -> new Slow(
                        text(each.repository()), Durations.text(each.took()), Durations.text(each.tookBefore()),
                        Durations.times(each.took(), each.tookBefore()), "kota jobs " + each.job()))
                .toList();
    }

    public List<Change> grown() {
        return changes(report.grown());
    }

    public List<Change> shrunk() {
        return changes(report.shrunk());
    }

    private static List<Change> changes(List<RepositoryNight> nights) {
        return nights.stream().map(each -> new Change(
                        text(each.repository()),
                        figure(each, RepositoryNight.Size::files), difference(each, RepositoryNight.Size::files),
                        figure(each, RepositoryNight.Size::symbols), difference(each, RepositoryNight.Size::symbols)))
                .toList();
    }

    private static String figure(RepositoryNight night, Function<RepositoryNight.Size, Long> figure) {
        return night.size() == null ? "" : String.format(Locale.ROOT, "%,d", figure.apply(night.size()));
    }

    private static String difference(RepositoryNight night, Function<RepositoryNight.Size, Long> figure) {
        if (night.size() == null || night.before() == null) {
            return "";
        }
        long before = figure.apply(night.before());
        long difference = figure.apply(night.size()) - before;
        String share = before == 0 ? "" : String.format(Locale.ROOT, " (%+.0f %%)", 100.0 * difference / before);
        return difference == 0 ? "0" : (String.format(Locale.ROOT, "%+,d", difference) + share).replace('-', '−');
    }

    private Line line(RepositoryNight night) {
        Duration took = night.took();
        return new Line(text(night.repository()), kind(night), result(night), took == null ? "" : Durations.text(took),
                pen.draw(night));
    }

    /** Those without an attempt are at the end. */
    private static Instant begun(RepositoryNight night) {
        return night.attempts().isEmpty() ? Instant.MAX : night.attempts().getFirst().from();
    }

    private static String kind(RepositoryNight night) {
        return switch (night.result()) {
            case FAILED, UNREACHABLE -> "fail";
            case PAUSED -> "warn";
            case OPEN -> "open";
            case INDEXED -> "good";
            case UNCHANGED -> "";
        };
    }

    private static String result(RepositoryNight night) {
        return switch (night.result()) {
            case INDEXED -> night.size() == null ? "nothing to do" : night.before() == null ? "indexed, new" : "indexed";
            case OPEN -> night.jobStatus() == null ? "open" : night.jobStatus().sqlName();
            case FAILED, UNREACHABLE, PAUSED, UNCHANGED -> night.jobStatus() == null
                    ? night.result().sqlName() : night.jobStatus().sqlName();
        };
    }

    private String attempts(RepositoryNight night) {
        return night.attempts().size() < 2 ? "" : night.attempts().size() + " attempts, the last one at "
                + clock(night.attempts().getLast().from());
    }

    private static String command(RepositoryNight night) {
        if (night.job() == null) {
            return "kota run nightly-reindex";
        }
        return switch (night.result()) {
            case FAILED -> "kota jobs retry " + night.job();
            case OPEN -> "kota jobs " + night.job();
            case UNREACHABLE, PAUSED, INDEXED, UNCHANGED -> "kota run nightly-reindex";
        };
    }

    private String clock(Instant time) {
        return CLOCK.format(time.atZone(zone));
    }

    /** Without the control characters that no page may have. */
    private static String text(@Nullable String text) {
        StringBuilder safe = new StringBuilder();
        (text == null ? "no reason is recorded" : text).codePoints().forEach(c -> {
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static ZoneId zone(@Nullable String recorded) {
        try {
            return recorded == null ? ZoneId.systemDefault() : ZoneId.of(recorded);
        } catch (DateTimeException e) { // of a machine with other time zones
            return ZoneId.systemDefault();
        }
    }
}
