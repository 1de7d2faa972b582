package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import dev.kotadb.parsers.facts.Value;

/** Reads patterns, which bind names where they match. */
final class PatternReader {
    private final JavaWalk walk;
    private boolean negated;

    PatternReader(JavaWalk walk) {
        this.walk = walk;
    }

    /** Enters or leaves the operand of a {@code !}. */
    void negate() {
        negated = !negated;
    }

    /** Enters a body of statements of its own, or gives back the state found there. */
    boolean negated(boolean now) {
        boolean before = negated;
        negated = now;
        return before;
    }

    /** @param outermost whether the pattern is matched against {@code value} itself, not against a part of it */
    Value read(ComponentPatternExpr pattern, Value value, boolean outermost) {
        switch (pattern) {
            case TypePatternExpr typed -> {
                boolean inferred = TypeReader.isInferred(typed.getType());
                Value bound = inferred
                        ? (outermost ? value : Value.UNKNOWN)
                        : new Value.OfType(walk.types().read(typed.getType()));
                walk.locals().bind(typed.getName().getIdentifier(), bound, !negated);
            }
            case RecordPatternExpr taken -> {
                walk.types().uses(taken.getType());
                for (ComponentPatternExpr component : taken.getPatternList()) {
                    read(component, Value.UNKNOWN, false);
                }
            }
            default -> { }
        }
        return Value.UNKNOWN;
    }
}
