package dev.kotadb.parsers.java;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.kotadb.parsers.facts.Value;

/** Reads lambdas. What their parameters are is known from the call that they are passed to. */
final class LambdaReader {
    private final JavaWalk walk;

    LambdaReader(JavaWalk walk) {
        this.walk = walk;
    }

    Value lambda(LambdaExpr lambda) {
        return argument(lambda, -1, -1);
    }

    /** @param use the call that the lambda is argument number {@code argument} of; -1 where it is none's */
    Value argument(LambdaExpr lambda, int use, int argument) {
        int mark = walk.locals().mark();
        boolean negated = walk.expressions().patterns().negated(false);
        NodeList<Parameter> parameters = lambda.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            walk.types().annotations(parameter.getAnnotations());
            Value value;
            if (!TypeReader.isInferred(parameter.getType())) {
                String type = walk.types().read(parameter.getType());
                value = new Value.OfType(parameter.isVarArgs() ? type + "[]" : type);
            } else {
                value = use < 0 ? Value.UNKNOWN : new Value.LambdaParameter(use, argument, i);
            }
            walk.locals().declare(parameter.getName().getIdentifier(), value);
        }
        if (lambda.getBody() instanceof ExpressionStmt expression) {
            walk.expressions().value(expression.getExpression());
        } else {
            walk.statements().read(lambda.getBody());
        }
        walk.expressions().patterns().negated(negated);
        walk.locals().backTo(mark);
        return new Value.Function(parameters.size());
    }
}
