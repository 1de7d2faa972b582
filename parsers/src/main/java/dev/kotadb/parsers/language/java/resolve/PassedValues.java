package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import java.util.Arrays;
import java.util.List;

/** Which call of a file each use is passed to, and as which of its arguments. */
final class PassedValues {
    private final List<Use> uses;
    private final int[] calls;
    private final int[] positions;

    PassedValues(List<Use> uses) {
        this.uses = uses;
        this.calls = new int[uses.size()];
        this.positions = new int[uses.size()];
        Arrays.fill(calls, -1);
        for (int call = 0; call < uses.size(); call++) {
            List<Value> arguments = isMethodReference(call) ? List.of() : of(uses.get(call));
            for (int i = 0; i < arguments.size(); i++) {
                pass(arguments.get(i), call, i);
            }
        }
    }

    private void pass(Value value, int call, int position) {
        if (value instanceof Value.OfUse(int use) && use >= 0 && use < calls.length) {
            calls[use] = call;
            positions[use] = position;
        } else if (value instanceof Value.Combined(Value.Operator operator, Value left, Value right, int _)
                && operator == Value.Operator.EITHER) {
            pass(left, call, position);
            pass(right, call, position);
        }
    }

    /** What is passed to a call. */
    static List<Value> of(Use call) {
        List<Value> all = call.arguments() == null ? List.of() : call.arguments();
        return !all.isEmpty() && all.getLast() instanceof Value.Argument ? all.subList(0, all.size() - 1) : all;
    }

    /** The call that a use is passed to; -1 if it is passed to none. */
    int call(int use) {
        return calls[use];
    }

    int position(int use) {
        return positions[use];
    }

    boolean isMethodReference(int use) {
        return uses.get(use).detail().equals("method_reference");
    }
}
