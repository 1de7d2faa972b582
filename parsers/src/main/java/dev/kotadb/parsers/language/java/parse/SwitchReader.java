package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.kotadb.parsers.facts.Value;
import org.jspecify.annotations.Nullable;

/** Reads switches: their labels mean constants of the type switched on, or patterns that bind names. */
final class SwitchReader {
    private final JavaWalk walk;

    SwitchReader(JavaWalk walk) {
        this.walk = walk;
    }

    /** Evident where all branches are single expressions that agree. */
    Value read(Expression selector, NodeList<SwitchEntry> entries) {
        int mark = walk.locals().mark();
        Value value = walk.expressions().value(selector);
        Value result = null;
        for (SwitchEntry entry : entries) {
            int outer = walk.locals().mark();
            for (Expression label : entry.getLabels()) {
                label(label, value);
            }
            entry.getGuard().ifPresent(walk.expressions()::value);
            Value one = body(entry);
            if (one != null) {
                result = result == null ? one : Primitive.either(result, one);
            }
            if (entry.getType() != SwitchEntry.Type.STATEMENT_GROUP) {
                walk.locals().backTo(outer);
            }
        }
        walk.locals().backTo(mark);
        return result == null ? Value.UNKNOWN : result;
    }

    private void label(Expression label, Value selector) {
        switch (label) {
            case NameExpr constant -> walk.expressions().names().constant(constant, selector);
            case ComponentPatternExpr pattern -> walk.expressions().patterns().read(pattern, selector, true);
            default -> walk.expressions().value(label);
        }
    }

    /** Gives null where the branch has no value of its own: it throws. */
    private @Nullable Value body(SwitchEntry entry) {
        NodeList<Statement> statements = entry.getStatements();
        if (entry.getType() == SwitchEntry.Type.EXPRESSION
                && statements.get(0) instanceof ExpressionStmt expression) {
            return walk.expressions().value(expression.getExpression());
        }
        walk.statements().readAll(statements);
        return entry.getType() == SwitchEntry.Type.THROWS_STATEMENT ? null : Value.UNKNOWN;
    }
}
