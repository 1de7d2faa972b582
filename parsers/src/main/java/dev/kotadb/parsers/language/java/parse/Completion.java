package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a statement can complete normally, by JLS 14.22. Of constant expressions only {@code true} is recognised; the
 * source is taken to compile, so that its statements are reachable.
 */
final class Completion {
    private Completion() {}

    static boolean completes(Statement statement) {
        return switch (statement) {
            case ReturnStmt _, ThrowStmt _, BreakStmt _, ContinueStmt _, YieldStmt _ -> false;
            case BlockStmt block -> completes(block.getStatements());
            case IfStmt branch -> completes(branch);
            case LabeledStmt labeled ->
                completes(labeled.getStatement()) || hasBreak(labeled.getStatement(), labeled.getLabel());
            case WhileStmt loop -> !isTrue(loop.getCondition()) || isLeft(loop);
            case ForStmt loop -> (loop.getCompare().isPresent() && !isTrue(loop.getCompare().get())) || isLeft(loop);
            case DoStmt loop -> {
                boolean tested = completes(loop.getBody()) || contains(loop.getBody(), Completion::isContinue, false);
                yield (tested && !isTrue(loop.getCondition())) || isLeft(loop);
            }
            case SynchronizedStmt guarded -> completes(guarded.getBody());
            case TryStmt attempt -> completes(attempt);
            case SwitchStmt choice -> completes(choice);
            default -> true;
        };
    }

    private static boolean completes(NodeList<Statement> statements) {
        return statements.isEmpty() || completes(statements.getLast().orElseThrow());
    }

    /** A chain of else-ifs may be thousands long, so it is walked in a loop. */
    private static boolean completes(IfStmt first) {
        Statement next = first;
        while (next instanceof IfStmt branch) {
            if (branch.getElseStmt().isEmpty() || completes(branch.getThenStmt())) {
                return true;
            }
            next = branch.getElseStmt().get();
        }
        return completes(next);
    }

    private static boolean completes(TryStmt attempt) {
        if (attempt.getFinallyBlock().isPresent() && !completes(attempt.getFinallyBlock().get())) {
            return false;
        }
        return completes(attempt.getTryBlock())
                || attempt.getCatchClauses().stream().map(CatchClause::getBody).anyMatch(Completion::completes);
    }

    private static boolean completes(SwitchStmt choice) {
        NodeList<SwitchEntry> entries = choice.getEntries();
        if (entries.isEmpty() || entries.stream().noneMatch(Completion::isExhaustive) || isLeft(choice)) {
            return true;
        }
        return switch (entries.getLast().orElseThrow().getType()) {
            case STATEMENT_GROUP -> completes(entries.getLast().orElseThrow().getStatements());
            case EXPRESSION, BLOCK, THROWS_STATEMENT ->
                entries.stream().anyMatch(entry -> entry.getType() == SwitchEntry.Type.EXPRESSION
                        || completes(entry.getStatements()));
        };
    }

    /** A switch with a default or with patterns has a branch for each value. */
    private static boolean isExhaustive(SwitchEntry entry) {
        return entry.isDefault()
                || entry.getLabels().isEmpty()
                || entry.getLabels().stream().anyMatch(label -> label instanceof ComponentPatternExpr
                        || label.isNullLiteralExpr());
    }

    static boolean isTrue(Expression condition) {
        return condition instanceof EnclosedExpr enclosed
                ? isTrue(enclosed.getInner())
                : condition instanceof BooleanLiteralExpr literal && literal.getValue();
    }

    /** Whether a break ends this loop or switch, by one of its labels or by none. */
    static boolean isLeft(Statement statement) {
        List<Statement> inside = switch (statement) {
            case WhileStmt loop -> List.of(loop.getBody());
            case ForStmt loop -> List.of(loop.getBody());
            case DoStmt loop -> List.of(loop.getBody());
            case SwitchStmt choice -> choice.getEntries().stream()
                    .flatMap(entry -> entry.getStatements().stream())
                    .toList();
            default -> List.of();
        };
        if (inside.stream().anyMatch(one -> contains(one, Completion::isBreak, true))) {
            return true;
        }
        return statement.getParentNode().orElse(null) instanceof LabeledStmt labeled
                && inside.stream().anyMatch(one -> hasBreak(one, labeled.getLabel()));
    }

    private static boolean isBreak(Statement statement) {
        return statement instanceof BreakStmt out && out.getLabel().isEmpty();
    }

    private static boolean isContinue(Statement statement) {
        return statement instanceof ContinueStmt;
    }

    private static boolean hasBreak(Statement in, SimpleName label) {
        return contains(
                in,
                one -> one instanceof BreakStmt out && out.getLabel().filter(label::equals).isPresent(),
                null);
    }

    /**
     * Whether such a statement is inside.
     *
     * @param switches whether nested switches are left out as well as nested loops; null to look into everything
     */
    private static boolean contains(Statement in, Predicate<Statement> wanted, @Nullable Boolean switches) {
        if (wanted.test(in)) {
            return true;
        }
        boolean skipped = switch (in) {
            case WhileStmt _, DoStmt _, ForStmt _, ForEachStmt _ -> switches != null;
            case SwitchStmt _ -> switches != null && switches;
            default -> false;
        };
        return !skipped && inner(in).stream().anyMatch(one -> contains(one, wanted, switches));
    }

    private static List<? extends Statement> inner(Statement statement) {
        return switch (statement) {
            case BlockStmt block -> block.getStatements();
            case IfStmt branch -> branch.getElseStmt().isPresent()
                    ? List.of(branch.getThenStmt(), branch.getElseStmt().get())
                    : List.of(branch.getThenStmt());
            case LabeledStmt labeled -> List.of(labeled.getStatement());
            case WhileStmt loop -> List.of(loop.getBody());
            case DoStmt loop -> List.of(loop.getBody());
            case ForStmt loop -> List.of(loop.getBody());
            case ForEachStmt loop -> List.of(loop.getBody());
            case SynchronizedStmt guarded -> List.of(guarded.getBody());
            case SwitchStmt choice -> choice.getEntries().stream()
                    .flatMap(entry -> entry.getStatements().stream())
                    .toList();
            case TryStmt attempt -> {
                List<Statement> blocks = new ArrayList<>(List.of(attempt.getTryBlock()));
                attempt.getCatchClauses().forEach(clause -> blocks.add(clause.getBody()));
                attempt.getFinallyBlock().ifPresent(blocks::add);
                yield blocks;
            }
            default -> List.of();
        };
    }
}
