package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.java.parse.LocalNames.Flow;
import org.jspecify.annotations.Nullable;

/** Reads switches and patterns, and what the branches of a switch expression give. */
final class SwitchReader {
    private final JavaWalk walk;
    private final TypeReader types;
    private final NameReader names;
    private final ExpressionReader expressions;
    private @Nullable Branches branches;

    SwitchReader(JavaWalk walk, TypeReader types, NameReader names, ExpressionReader expressions) {
        this.walk = walk;
        this.types = types;
        this.names = names;
        this.expressions = expressions;
    }

    /** The branches of a switch expression. */
    private static final class Branches {
        private final Value target;
        private @Nullable Value result;

        private Branches(Value target) {
            this.target = target;
        }

        private void add(Value value) {
            result = result == null ? value : Primitive.either(result, value);
        }
    }

    Value choice(SwitchExpr choice, Value target) {
        Branches outer = branches;
        Branches own = new Branches(target);
        branches = own;
        choice(choice.getSelector(), choice.getEntries(), own);
        branches = outer;
        return own.result == null ? Value.UNKNOWN : own.result;
    }

    /** What a branch of several statements gives. */
    void yielded(Expression expression) {
        if (branches == null) {
            walk.value(expression);
        } else {
            branches.add(walk.assigned(expression, branches.target));
        }
    }

    void choice(Expression selector, NodeList<SwitchEntry> entries) {
        choice(selector, entries, null);
    }

    /** @param results of a switch expression, null for a statement */
    private void choice(Expression selector, NodeList<SwitchEntry> entries, @Nullable Branches results) {
        int mark = walk.locals().mark();
        Value value = walk.value(selector);
        for (SwitchEntry entry : entries) {
            int outer = walk.locals().mark();
            for (Expression label : entry.getLabels()) {
                label(label, value);
            }
            entry.getGuard().ifPresent(expressions::condition);
            walk.locals().keep(outer, Flow.WHEN_TRUE);
            if (results != null && entry.getType() == SwitchEntry.Type.EXPRESSION
                    && entry.getStatements().get(0) instanceof ExpressionStmt expression) {
                results.add(walk.assigned(expression.getExpression(), results.target));
            } else {
                entry.getStatements().forEach(walk::statement);
            }
            if (entry.getType() == SwitchEntry.Type.STATEMENT_GROUP) {
                // Variables are in scope to the end of the switch, patterns to the end of their group.
                walk.locals().keep(outer, Flow.ALWAYS);
            } else {
                walk.locals().backTo(outer);
            }
        }
        walk.locals().backTo(mark);
    }

    private void label(Expression label, Value selector) {
        switch (label) {
            case NameExpr constant -> names.constant(constant, selector);
            case ComponentPatternExpr pattern -> pattern(pattern, selector);
            default -> walk.value(label);
        }
    }

    /** @param value what the pattern is matched against */
    void pattern(ComponentPatternExpr pattern, Value value) {
        switch (pattern) {
            case TypePatternExpr typed -> {
                boolean inferred = TypeReader.isInferred(typed.getType());
                Value bound = inferred ? value : new Value.OfType(types.read(typed.getType()));
                walk.locals().bind(typed.getName().getIdentifier(), bound);
            }
            case RecordPatternExpr taken -> {
                String type = types.read(taken.getType());
                String from = value instanceof Value.OfType(String matched) ? " from " + matched : "";
                NodeList<ComponentPatternExpr> components = taken.getPatternList();
                for (int i = 0; i < components.size(); i++) {
                    pattern(components.get(i), new Value.OfType("component " + i + " of " + type + from));
                }
            }
            default -> { }
        }
    }
}
