package dev.kotadb.parsers.resolve;

import java.util.List;

/**
 * Why a reference was resolved as it was.
 *
 * @param steps in the order in which the resolver took them
 */
public record Explanation(ResolvedReference reference, List<Trace.Step> steps) {
    public Explanation {
        steps = List.copyOf(steps);
    }
}
