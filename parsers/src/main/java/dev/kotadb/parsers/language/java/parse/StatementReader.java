package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.NodeList;
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
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.kotadb.parsers.facts.Value;

/** Reads statements and keeps the scopes of their variables. */
final class StatementReader {
    private final JavaWalk walk;
    private final ConditionReader conditions;
    private final SwitchReader switches;

    StatementReader(JavaWalk walk) {
        this.walk = walk;
        this.conditions = new ConditionReader(walk);
        this.switches = new SwitchReader(walk);
    }

    void read(Statement statement) {
        switch (statement) {
            case ExpressionStmt expression -> expression(expression.getExpression());
            case BlockStmt block -> block(block);
            case IfStmt branch -> conditions.branch(branch);
            case ReturnStmt result -> {
                if (result.getExpression().isPresent()) {
                    walk.expressions().lambdas().returned(result.getExpression().get());
                }
            }
            case ForEachStmt loop -> forEach(loop);
            case ForStmt loop -> conditions.loop(loop);
            case WhileStmt loop -> conditions.loop(loop);
            case DoStmt loop -> conditions.loop(loop);
            case TryStmt attempt -> attempt(attempt);
            case ThrowStmt thrown -> alone(thrown.getExpression());
            case SwitchStmt choice -> choice(choice.getSelector(), choice.getEntries());
            case YieldStmt result -> alone(result.getExpression());
            case ExplicitConstructorInvocationStmt call -> walk.expressions().calls().constructor(call);
            case LocalClassDeclarationStmt local -> walk.declarations().local(local.getClassDeclaration());
            case LocalRecordDeclarationStmt local -> walk.declarations().local(local.getRecordDeclaration());
            case SynchronizedStmt guarded -> {
                alone(guarded.getExpression());
                block(guarded.getBody());
            }
            case LabeledStmt labeled -> read(labeled.getStatement());
            case AssertStmt assertion -> assertion(assertion);
            default -> { }
        }
    }

    void block(BlockStmt block) {
        int mark = walk.locals().mark();
        readAll(block.getStatements());
        walk.locals().backTo(mark);
    }

    void readAll(NodeList<Statement> statements) {
        for (int i = 0; i < statements.size(); i++) {
            read(statements.get(i));
        }
    }

    /** An expression whose patterns bind nothing behind it. */
    void alone(Expression expression) {
        int mark = walk.locals().mark();
        walk.expressions().value(expression);
        walk.locals().backTo(mark);
    }

    private void expression(Expression expression) {
        if (expression instanceof VariableDeclarationExpr variables) {
            variables(variables);
        } else {
            alone(expression);
        }
    }

    /** Declares the variables from here to the end of the scope. */
    Value variables(VariableDeclarationExpr declaration) {
        walk.types().annotations(declaration.getAnnotations());
        boolean first = true;
        for (VariableDeclarator variable : declaration.getVariables()) {
            if (first) {
                walk.types().uses(variable.getType());
                first = false;
            }
            declare(variable);
        }
        return Value.UNKNOWN;
    }

    private void declare(VariableDeclarator variable) {
        String name = variable.getName().getIdentifier();
        Expression initializer = variable.getInitializer().orElse(null);
        if (!TypeReader.isInferred(variable.getType())) {
            String type = walk.types().text(variable.getType());
            walk.locals().declare(name, new Value.OfType(type));
            if (initializer != null) {
                initializer(initializer, type);
            }
        } else if (initializer != null) {
            int mark = walk.locals().mark();
            Value value = walk.expressions().value(initializer);
            walk.locals().backTo(mark);
            walk.locals().declare(name, value);
        } else {
            walk.locals().declare(name, Value.UNKNOWN);
        }
    }

    /** A variable's first value, whose patterns bind nothing behind it. */
    void initializer(Expression initializer, String type) {
        int mark = walk.locals().mark();
        walk.expressions().initializer(initializer, type);
        walk.locals().backTo(mark);
    }

    private void forEach(ForEachStmt loop) {
        int mark = walk.locals().mark();
        VariableDeclarationExpr declaration = loop.getVariable();
        VariableDeclarator variable = declaration.getVariables().get(0);
        walk.types().annotations(declaration.getAnnotations());
        boolean inferred = TypeReader.isInferred(variable.getType());
        Value declared = inferred ? Value.UNKNOWN : new Value.OfType(walk.types().read(variable.getType()));
        Value iterated = walk.expressions().value(loop.getIterable());
        walk.locals().backTo(mark);
        walk.locals().declare(
                variable.getName().getIdentifier(), inferred ? Primitive.elementOf(iterated) : declared);
        read(loop.getBody());
        walk.locals().backTo(mark);
    }

    private void attempt(TryStmt attempt) {
        int mark = walk.locals().mark();
        for (Expression resource : attempt.getResources()) {
            walk.expressions().value(resource);
        }
        block(attempt.getTryBlock());
        walk.locals().backTo(mark);
        for (CatchClause clause : attempt.getCatchClauses()) {
            Parameter parameter = clause.getParameter();
            walk.types().annotations(parameter.getAnnotations());
            String type = walk.types().read(parameter.getType());
            walk.locals().declare(parameter.getName().getIdentifier(), new Value.OfType(type));
            block(clause.getBody());
            walk.locals().backTo(mark);
        }
        attempt.getFinallyBlock().ifPresent(this::block);
    }

    private void assertion(AssertStmt assertion) {
        int mark = walk.locals().mark();
        walk.expressions().value(assertion.getCheck());
        assertion.getMessage().ifPresent(walk.expressions()::value);
        walk.locals().backTo(mark);
    }

    /** A switch as a statement or an expression. */
    Value choice(Expression selector, NodeList<SwitchEntry> entries) {
        return switches.read(selector, entries);
    }
}
