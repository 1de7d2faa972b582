package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives locals, behind a conditional statement, the values that its branches give them. For languages that tell its branches. */
final class Branches {
    /** More are not followed in one statement: what an inner one assigns, all those around assign, too. */
    private static final int MOST_LOCALS = 64;

    private final SyntaxTree tree;
    private final Syntax syntax;
    private final Deque<Statement> around = new ArrayDeque<>();

    private static final class Statement {
        final int node;
        final Set<Integer> branches;
        final boolean complete;
        final Map<Scope.Local, List<Value>> endings = new IdentityHashMap<>();
        /** The values that locals had; null for those that had none. */
        Map<Scope.Local, @Nullable Value> before = new IdentityHashMap<>();
        /** The branches behind which the walk continues. */
        int passed;

        Statement(int node, Syntax.Alternatives alternatives) {
            this.node = node;
            this.branches = Set.copyOf(alternatives.branches());
            this.complete = alternatives.complete();
        }
    }

    Branches(SyntaxTree tree, Syntax syntax) {
        this.tree = tree;
        this.syntax = syntax;
    }

    /** Notes a conditional statement, when the walk enters it. */
    void condition(int node) {
        Syntax.Alternatives alternatives = syntax.alternatives(tree, node);
        if (!alternatives.branches().isEmpty()) {
            around.push(new Statement(node, alternatives));
        }
    }

    /** Notes that a local is about to have another value. */
    void assigned(Scope.Local local) {
        Statement statement = around.peek();
        if (statement != null && statement.before.size() < MOST_LOCALS && !statement.before.containsKey(local)) {
            statement.before.put(local, local.bound ? local.value : null);
        }
    }

    void exit(int node) {
        Statement statement = around.peek();
        if (statement == null) {
            return;
        } else if (statement.node == node) {
            around.pop();
            statement.endings.forEach((local, values) -> join(statement, local, values));
        } else if (tree.parent(node) == statement.node && statement.branches.contains(node)) {
            leave(statement, node);
        }
    }

    private void leave(Statement statement, int branch) {
        boolean passes = !syntax.leaves(tree, branch);
        statement.passed += passes ? 1 : 0;
        statement.before.forEach((local, before) -> {
            List<Value> values = statement.endings.computeIfAbsent(local, _ -> new ArrayList<>(2));
            if (passes) {
                values.add(local.value);
            }
            local.bound = before != null;
            local.value = before == null ? Value.UNKNOWN : before;
        });
        statement.before = new IdentityHashMap<>();
    }

    private void join(Statement statement, Scope.Local local, List<Value> values) {
        boolean always = !local.bound || statement.complete && values.size() == statement.passed;
        Value joined = always && !values.isEmpty() ? values.getFirst() : local.value;
        for (Value value : values) {
            joined = syntax.joined(joined, value);
        }
        if (!values.isEmpty()) {
            assigned(local);
            local.bound = true;
            local.value = joined;
        }
    }
}
