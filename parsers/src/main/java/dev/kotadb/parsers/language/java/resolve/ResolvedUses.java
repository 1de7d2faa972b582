package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The uses of one file, each resolved once, when first asked for. */
final class ResolvedUses {
    private final List<Use> uses;
    private final IntFunction<ResolvedUse> resolver;
    private final @Nullable ResolvedUse[] resolved;
    private final boolean[] begun;
    private final Set<Integer> opened = new HashSet<>();

    /** @param resolver of a use; may ask for others, and finds one unresolved that itself waits for the answer */
    ResolvedUses(List<Use> uses, IntFunction<ResolvedUse> resolver) {
        this.uses = uses;
        this.resolver = resolver;
        this.resolved = new ResolvedUse[uses.size()];
        this.begun = new boolean[uses.size()];
    }

    ResolvedUse get(int index) {
        if (index < 0 || index >= resolved.length) {
            return ResolvedUse.UNRESOLVED;
        }
        ResolvedUse known = resolved[index];
        if (known == null) {
            if (begun[index]) {
                return ResolvedUse.UNRESOLVED;
            }
            begun[index] = true;
            known = resolver.apply(index);
            resolved[index] = known;
        }
        return known;
    }

    /**
     * As {@link #get}, but what the use hangs on first: chains may be thousands of calls long, and calls as arguments
     * nest a thousand deep.
     */
    ResolvedUse getInOrder(int index) {
        if (resolved[index] == null) {
            Deque<Integer> open = new ArrayDeque<>();
            open.push(index);
            while (!open.isEmpty()) {
                int next = open.peek();
                if (resolved[next] != null || begun[next] || !opened.add(next)) {
                    open.pop();
                    get(next);
                } else {
                    dependencies(uses.get(next), open);
                }
            }
        }
        return get(index);
    }

    private void dependencies(Use use, Deque<Integer> into) {
        if (use.arguments() != null) {
            use.arguments().forEach(argument -> dependency(argument, into));
        }
        if (use.receiver() != null) {
            dependency(use.receiver(), into);
        }
    }

    private void dependency(Value value, Deque<Integer> into) {
        if (value instanceof Value.Combined combined) {
            dependency(combined.left(), into);
            dependency(combined.right(), into);
            return;
        }
        Value inner = value;
        while (inner instanceof Value.ElementOf(Value collection)) {
            inner = collection;
        }
        if (inner instanceof Value.OfUse(int use)
                && use >= 0
                && use < resolved.length
                && resolved[use] == null
                && !uses.get(use).detail().equals("method_reference")) {
            into.push(use);
        }
    }
}
