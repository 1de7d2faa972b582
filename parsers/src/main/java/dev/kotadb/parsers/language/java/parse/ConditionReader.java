package dev.kotadb.parsers.language.java.parse;

import static java.util.Objects.requireNonNull;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.kotadb.parsers.language.java.parse.LocalNames.Flow;
import dev.kotadb.parsers.language.java.parse.LocalNames.Local;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads statements with a condition, whose patterns bind names where the condition is known to hold, or not to. */
final class ConditionReader {
    private final JavaWalk walk;

    ConditionReader(JavaWalk walk) {
        this.walk = walk;
    }

    /** A chain of else-ifs may be thousands long, so it is walked in a loop. */
    void branch(IfStmt first) {
        int mark = walk.locals().mark();
        List<Local> behind = new ArrayList<>();
        Statement next = first;
        while (next instanceof IfStmt branch) {
            int before = walk.locals().mark();
            walk.expressions().value(branch.getCondition());
            List<Local> bound = walk.locals().since(before);
            walk.locals().only(before, bound, Flow.WHEN_TRUE);
            walk.statements().read(branch.getThenStmt());
            walk.locals().only(before, bound, Flow.WHEN_FALSE);
            next = branch.getElseStmt().orElse(null);
            if (!bound.isEmpty()) {
                survivors(bound, branch.getThenStmt(), next, behind);
            }
        }
        if (next != null) {
            walk.statements().read(next);
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

    void loop(WhileStmt loop) {
        int mark = walk.locals().mark();
        condition(loop.getCondition(), loop.getBody());
        behind(mark);
    }

    void loop(ForStmt loop) {
        int outer = walk.locals().mark();
        for (Expression initial : loop.getInitialization()) {
            walk.expressions().value(initial);
        }
        int mark = walk.locals().mark();
        loop.getCompare().ifPresent(walk.expressions()::value);
        List<Local> bound = walk.locals().since(mark);
        walk.locals().only(mark, bound, Flow.WHEN_TRUE);
        for (Expression update : loop.getUpdate()) {
            walk.statements().alone(update);
        }
        walk.statements().read(loop.getBody());
        walk.locals().only(outer, bound, Flow.WHEN_FALSE);
    }

    void loop(DoStmt loop) {
        walk.statements().read(loop.getBody());
        int mark = walk.locals().mark();
        walk.expressions().value(loop.getCondition());
        behind(mark);
    }

    /** Leaves what the condition bound, whichever way, in scope. */
    private void condition(Expression condition, Statement body) {
        int mark = walk.locals().mark();
        walk.expressions().value(condition);
        List<Local> bound = walk.locals().since(mark);
        walk.locals().only(mark, bound, Flow.WHEN_TRUE);
        walk.statements().read(body);
        walk.locals().only(mark, bound, Flow.WHEN_FALSE);
    }

    /** Behind a loop its condition is false. */
    private void behind(int mark) {
        List<Local> bound = walk.locals().since(mark);
        walk.locals().only(mark, bound, Flow.WHEN_FALSE);
    }
}
