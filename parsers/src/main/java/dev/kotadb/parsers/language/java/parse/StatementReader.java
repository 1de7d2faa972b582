package dev.kotadb.parsers.language.java.parse;

import static java.util.Objects.requireNonNull;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
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
import java.util.ArrayList;
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
            case ReturnStmt result -> result.getExpression().ifPresent(calls::returned);
            case ForEachStmt loop -> forEach(loop);
            case ForStmt loop -> loop(loop);
            case WhileStmt loop -> loop(loop);
            case DoStmt loop -> loop(loop);
            case TryStmt attempt -> attempt(attempt);
            case ThrowStmt thrown -> alone(thrown.getExpression());
            case SwitchStmt choice -> expressions.choice(choice.getSelector(), choice.getEntries());
            case YieldStmt result -> alone(result.getExpression());
            case ExplicitConstructorInvocationStmt call -> calls.constructor(call);
            case LocalClassDeclarationStmt local -> walk.local(local.getClassDeclaration());
            case LocalRecordDeclarationStmt local -> walk.local(local.getRecordDeclaration());
            case SynchronizedStmt guarded -> {
                alone(guarded.getExpression());
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

    /** An expression whose patterns bind nothing behind it. */
    private void alone(Expression expression) {
        int mark = walk.locals().mark();
        expressions.value(expression);
        walk.locals().backTo(mark);
    }

    private void expression(Expression expression) {
        if (expression instanceof VariableDeclarationExpr variables) {
            expressions.value(variables);
        } else {
            alone(expression);
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
        walk.locals().backTo(mark);
        walk.locals().declare(
                variable.getName().getIdentifier(), inferred ? Primitive.elementOf(iterated) : declared);
        read(loop.getBody());
        walk.locals().backTo(mark);
    }

    private void attempt(TryStmt attempt) {
        int mark = walk.locals().mark();
        for (Expression resource : attempt.getResources()) {
            expressions.value(resource);
        }
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
        int mark = walk.locals().mark();
        expressions.value(assertion.getCheck());
        assertion.getMessage().ifPresent(expressions::value);
        walk.locals().backTo(mark);
    }

    /** A chain of else-ifs may be thousands long, so it is walked in a loop. */
    private void branch(IfStmt first) {
        int mark = walk.locals().mark();
        List<Local> behind = new ArrayList<>();
        Statement next = first;
        while (next instanceof IfStmt branch) {
            int before = walk.locals().mark();
            expressions.value(branch.getCondition());
            List<Local> bound = walk.locals().since(before);
            walk.locals().only(before, bound, Flow.WHEN_TRUE);
            read(branch.getThenStmt());
            walk.locals().only(before, bound, Flow.WHEN_FALSE);
            next = branch.getElseStmt().orElse(null);
            if (!bound.isEmpty()) {
                survivors(bound, branch.getThenStmt(), next, behind);
            }
        }
        if (next != null) {
            read(next);
        }
        walk.locals().backTo(mark);
        for (Local local : behind) {
            walk.locals().declare(local.name(), requireNonNull(local.value()));
        }
    }

    /** What an if binds holds behind it too where the other way leads out. */
    private static void survivors(
            List<Local> bound, Statement then, @Nullable Statement otherwise, List<Local> behind) {
        boolean thenLeaves = leaves(then);
        boolean elseLeaves = otherwise != null && leaves(otherwise);
        for (Local local : bound) {
            if ((local.flow() == Flow.WHEN_FALSE && thenLeaves) || (local.flow() == Flow.WHEN_TRUE && elseLeaves)) {
                behind.add(local);
            }
        }
    }

    private static boolean leaves(Statement statement) {
        return switch (statement) {
            case ReturnStmt _, ThrowStmt _, BreakStmt _, ContinueStmt _, YieldStmt _ -> true;
            case BlockStmt block ->
                !block.getStatements().isEmpty() && leaves(block.getStatements().getLast().orElseThrow());
            case IfStmt branch ->
                branch.getElseStmt().isPresent() && leaves(branch.getThenStmt()) && leaves(branch.getElseStmt().get());
            default -> false;
        };
    }

    /** Behind a loop its condition is false. */
    private void loop(WhileStmt loop) {
        int mark = walk.locals().mark();
        expressions.value(loop.getCondition());
        body(mark, mark, loop.getBody(), List.of());
    }

    private void loop(ForStmt loop) {
        int outer = walk.locals().mark();
        for (Expression initial : loop.getInitialization()) {
            expressions.value(initial);
        }
        int mark = walk.locals().mark();
        loop.getCompare().ifPresent(expressions::value);
        body(outer, mark, loop.getBody(), loop.getUpdate());
    }

    /** @param condition the mark before the loop's condition was read */
    private void body(int outer, int condition, Statement body, List<Expression> updates) {
        List<Local> bound = walk.locals().since(condition);
        walk.locals().only(condition, bound, Flow.WHEN_TRUE);
        updates.forEach(this::alone);
        read(body);
        walk.locals().only(outer, bound, Flow.WHEN_FALSE);
    }

    private void loop(DoStmt loop) {
        read(loop.getBody());
        int mark = walk.locals().mark();
        expressions.value(loop.getCondition());
        walk.locals().only(mark, walk.locals().since(mark), Flow.WHEN_FALSE);
    }
}
