package dev.kotadb.jobs.cli.junit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The checks of one run. */
public record JUnitSuite(
        String name, Map<String, String> properties, Instant startedAt, Duration took, List<JUnitCase> cases) {
    public JUnitSuite {
        properties = Map.copyOf(properties);
        cases = List.copyOf(cases);
    }

    long count(Class<? extends JUnitCase.Outcome> outcome) {
        return cases.stream().filter(one -> outcome.isInstance(one.outcome())).count();
    }
}
