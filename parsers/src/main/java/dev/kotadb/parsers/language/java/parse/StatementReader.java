package dev.kotadb.parsers.language.java.parse;

import static java.util.Objects.requireNonNull;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.java.parse.LocalNames.Flow;
import dev.kotadb.parsers.language.java.parse.LocalNames.Local;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads statements and keeps the scopes of their variables. */
final class StatementReader {
    private final JavaWalk walk;
    private final TypeReader types;
    private final ExpressionReader expressions;
    private final CallReader calls;

    StatementReader(JavaWalk walk, TypeReader types, ExpressionReader expressions, CallReader calls) {
        this.walk = walk;
        this.types = types;
        this.expressions = expressions;
        this.calls = calls;
    }

    void read(Statement statement) {
        switch (statement) {
            case ExpressionStmt expression -> expression(expression.getExpression());
            case BlockStmt block -> block(block);
            case IfStmt branch -> branch(branch);
            case ReturnStmt result -> result.getExpression().ifPresentOrElse(calls::returned, calls::returned);
            case ForEachStmt loop -> forEach(loop);
            case ForStmt loop -> loop(loop);
            case WhileStmt loop -> loop(loop);
            case DoStmt loop -> loop(loop);
            case TryStmt attempt -> attempt(attempt);
            case ThrowStmt thrown -> expressions.value(thrown.getExpression());
            case SwitchStmt choice -> expressions.switches().choice(choice.getSelector(), choice.getEntries());
            case YieldStmt result -> expressions.switches().yielded(result.getExpression());
            case ExplicitConstructorInvocationStmt call -> calls.constructor(call);
            case LocalClassDeclarationStmt local -> walk.local(local.getClassDeclaration());
            case LocalRecordDeclarationStmt local -> walk.local(local.getRecordDeclaration());
            case SynchronizedStmt guarded -> {
                expressions.value(guarded.getExpression());
                block(guarded.getBody());
            }
            case LabeledStmt labeled -> read(labeled.getStatement());
            case AssertStmt assertion -> assertion(assertion);
            default -> { }
        }
    }

    private void block(BlockStmt block) {
        int mark = walk.locals().mark();
        block.getStatements().forEach(this::read);
        walk.locals().backTo(mark);
    }

    private void expression(Expression expression) {
        if (expression instanceof VariableDeclarationExpr variables) {
            expressions.variables(variables);
        } else {
            expressions.value(expression);
        }
    }

    private void forEach(ForEachStmt loop) {
        int mark = walk.locals().mark();
        VariableDeclarationExpr declaration = loop.getVariable();
        VariableDeclarator variable = declaration.getVariables().get(0);
        types.annotations(declaration.getAnnotations());
        boolean inferred = TypeReader.isInferred(variable.getType());
        Value declared = inferred ? Value.UNKNOWN : new Value.OfType(types.read(variable.getType()));
        Value iterated = expressions.value(loop.getIterable());
        walk.locals().declare(
                variable.getName().getIdentifier(), inferred ? Primitive.elementOf(iterated) : declared);
        read(loop.getBody());
        walk.locals().backTo(mark);
    }

    private void attempt(TryStmt attempt) {
        int mark = walk.locals().mark();
        attempt.getResources().forEach(this::expression);
        block(attempt.getTryBlock());
        walk.locals().backTo(mark);
        for (CatchClause clause : attempt.getCatchClauses()) {
            Parameter parameter = clause.getParameter();
            types.annotations(parameter.getAnnotations());
            String type = types.read(parameter.getType());
            walk.locals().declare(parameter.getName().getIdentifier(), new Value.OfType(type));
            block(clause.getBody());
            walk.locals().backTo(mark);
        }
        attempt.getFinallyBlock().ifPresent(this::block);
    }

    private void assertion(AssertStmt assertion) {
        expressions.value(assertion.getCheck());
        assertion.getMessage().ifPresent(expressions::value);
    }

    /**
     * What the condition binds holds in one branch, and behind the statement if the other branch does not complete. A
     * chain of else-ifs may be thousands long, so it is walked in a loop.
     */
    private void branch(IfStmt first) {
        int mark = walk.locals().mark();
        List<Local> behind = List.of();
        Statement next = first;
        while (next instanceof IfStmt branch) {
            int before = walk.locals().mark();
            expressions.condition(branch.getCondition());
            List<Local> bound = walk.locals().since(before);
            if (branch == first && !bound.isEmpty()) {
                behind = survivors(bound, branch.getThenStmt(), branch.getElseStmt().orElse(null));
            }
            walk.locals().only(before, bound, Flow.WHEN_TRUE);
            branch(branch.getThenStmt());
            walk.locals().only(before, bound, Flow.WHEN_FALSE);
            next = branch.getElseStmt().orElse(null);
        }
        if (next != null) {
            branch(next);
        }
        walk.locals().backTo(mark);
        behind.forEach(local -> walk.locals().bind(local.name(), requireNonNull(local.value())));
    }

    /** A statement that others contain: what it binds does not hold behind them. */
    private void branch(Statement statement) {
        int mark = walk.locals().mark();
        read(statement);
        walk.locals().backTo(mark);
    }

    private static List<Local> survivors(List<Local> bound, Statement then, @Nullable Statement otherwise) {
        boolean thenCompletes = Completion.completes(then);
        boolean elseCompletes = otherwise == null || Completion.completes(otherwise);
        if (thenCompletes == elseCompletes) {
            return List.of();
        }
        Flow flow = thenCompletes ? Flow.WHEN_TRUE : Flow.WHEN_FALSE;
        return bound.stream().filter(local -> local.flow() == flow).toList();
    }

    private void loop(WhileStmt loop) {
        int mark = walk.locals().mark();
        expressions.condition(loop.getCondition());
        body(mark, mark, loop, loop.getBody(), List.of());
    }

    private void loop(ForStmt loop) {
        int outer = walk.locals().mark();
        loop.getInitialization().forEach(this::expression);
        int mark = walk.locals().mark();
        loop.getCompare().ifPresent(expressions::condition);
        body(outer, mark, loop, loop.getBody(), loop.getUpdate());
    }

    /** @param condition the mark before the loop's condition was read */
    private void body(int outer, int condition, Statement loop, Statement body, List<Expression> updates) {
        List<Local> bound = walk.locals().since(condition);
        walk.locals().only(condition, bound, Flow.WHEN_TRUE);
        updates.forEach(expressions::value);
        read(body);
        walk.locals().backTo(outer);
        behind(loop, bound);
    }

    private void loop(DoStmt loop) {
        branch(loop.getBody());
        int mark = walk.locals().mark();
        expressions.condition(loop.getCondition());
        List<Local> bound = walk.locals().since(mark);
        walk.locals().backTo(mark);
        behind(loop, bound);
    }

    /** Behind a loop its condition is false, unless a break ended it. */
    private void behind(Statement loop, List<Local> bound) {
        if (!bound.isEmpty() && !Completion.isLeft(loop)) {
            walk.locals().only(walk.locals().mark(), bound, Flow.WHEN_FALSE);
        }
    }
}
