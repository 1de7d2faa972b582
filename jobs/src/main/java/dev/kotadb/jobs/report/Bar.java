package dev.kotadb.jobs.report;

import dev.kotadb.schema.nightly.RepositoryNight;
import dev.kotadb.schema.nightly.RepositoryNight.Attempt;
import dev.kotadb.schema.nightly.RepositoryResult;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a repository during the night, as parts of a bar.
 *
 * @param text the same in words
 */
public record Bar(List<Part> parts, String text) {
    /** Shorter parts could not be seen. */
    private static final double LEAST_WIDTH = 0.5;

    public Bar {
        parts = List.copyOf(parts);
    }

    /** @param kind the class of the style sheet: wait, fetch, index, fail, pause or ask */
    public record Part(String kind, String x, String width) {}

    /** Draws bars of one night. */
    static final class Pen {
        private final TimeAxis axis;
        private final Instant end;
        private final DateTimeFormatter clock;

        Pen(TimeAxis axis, Instant end, ZoneId zone) {
            this.axis = axis;
            this.end = end;
            this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
        }

        Bar draw(RepositoryNight night) {
            Drawing drawing = new Drawing();
            RepositoryResult result = night.result();
            Instant asked = night.checkedAt();
            switch (result) {
                case UNCHANGED -> drawing.add("ask", "unchanged", asked.minus(night.check()), asked);
                case UNREACHABLE -> drawing.add("fail", "asked in vain", asked.minus(night.check()), asked);
                case PAUSED -> drawing.add("pause", "its host was left alone", asked, end);
                case FAILED, OPEN, INDEXED -> attempts(drawing, night);
            }
            return drawing.bar();
        }

        private void attempts(Drawing drawing, RepositoryNight night) {
            Instant free = night.checkedAt();
            for (Attempt attempt : night.attempts()) {
                drawing.add("wait", "waited", free, attempt.from());
                Instant to = attempt.to() == null ? end : attempt.to();
                Instant begun = attempt.fetched() == null ? attempt.from() : attempt.fetched();
                switch (attempt.status()) {
                    case "completed", "skipped" -> {
                        drawing.add("fetch", "fetched", attempt.from(), begun);
                        drawing.add("index", "indexed", begun, to);
                    }
                    case "processing" -> drawing.add("index", "at work", attempt.from(), to);
                    default -> drawing.add("fail", attempt.status(), attempt.from(), to);
                }
                free = to;
            }
            if (night.result() == RepositoryResult.OPEN && free.isBefore(end)) {
                drawing.add("wait", "waited", free, end);
            }
        }

        private final class Drawing {
            private final List<Part> parts = new ArrayList<>();
            private final List<String> words = new ArrayList<>();

            void add(String kind, String word, @Nullable Instant from, Instant to) {
                if (from == null || from.isAfter(to) || from.equals(to) && kind.equals("wait")) {
                    return;
                }
                double start = axis.place(from);
                double width = axis.place(to) - start;
                if (width < LEAST_WIDTH && !kind.equals("wait")) {
                    width = LEAST_WIDTH;
                    start = Math.min(start, 100 - LEAST_WIDTH);
                }
                parts.add(new Part(kind, TimeAxis.percent(start), TimeAxis.percent(width)));
                words.add(word + " " + clock.format(from) + " to " + clock.format(to));
            }

            Bar bar() {
                return new Bar(parts, String.join(", ", words));
            }
        }
    }
}
