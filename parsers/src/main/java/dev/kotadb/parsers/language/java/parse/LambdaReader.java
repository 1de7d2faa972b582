package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.kotadb.parsers.facts.Value;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads lambdas and what they and methods return. What a lambda's parameters are is known from the call that it is
 * passed to, or from the type of what it is assigned to.
 */
final class LambdaReader {
    private final JavaWalk walk;
    private final TypeReader types;
    private Body body = new Body(null);

    /** The body of a method or lambda that is being read. */
    static final class Body {
        private final @Nullable String type;
        private @Nullable Value result;

        private Body(@Nullable String type) {
            this.type = type;
        }
    }

    LambdaReader(JavaWalk walk, TypeReader types) {
        this.walk = walk;
        this.types = types;
    }

    /** Enters a method that returns this type, or the body before, which is given back. */
    Body enter(@Nullable String type) {
        return enter(new Body(type));
    }

    Body enter(Body next) {
        Body before = body;
        body = next;
        return before;
    }

    void returned(Expression expression) {
        int mark = walk.locals().mark();
        String type = body.type;
        Value value = expression instanceof LambdaExpr lambda && type != null
                ? assigned(lambda, type)
                : walk.value(expression);
        if (body.result == null) {
            body.result = value;
        }
        walk.locals().backTo(mark);
    }

    Value lambda(LambdaExpr lambda) {
        return read(lambda, parameter -> Value.UNKNOWN);
    }

    /** @param use the call that the lambda is argument number {@code argument} of */
    Value argument(LambdaExpr lambda, int use, int argument) {
        return read(lambda, parameter -> new Value.LambdaParameter(use, argument, parameter));
    }

    /** @param type of the variable or result that the lambda becomes */
    Value assigned(LambdaExpr lambda, String type) {
        return read(lambda, parameter -> new Value.OfType("parameter " + parameter + " of " + type));
    }

    private Value read(LambdaExpr lambda, IntFunction<Value> inferred) {
        int mark = walk.locals().mark();
        boolean negated = walk.locals().negated(false);
        NodeList<Parameter> parameters = lambda.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            types.annotations(parameter.getAnnotations());
            Value value = inferred.apply(i);
            if (!TypeReader.isInferred(parameter.getType())) {
                String type = types.read(parameter.getType());
                value = new Value.OfType(parameter.isVarArgs() ? type + "[]" : type);
            }
            walk.locals().declare(parameter.getName().getIdentifier(), value);
        }
        Value result = result(lambda);
        walk.locals().negated(negated);
        walk.locals().backTo(mark);
        return new Value.Function(parameters.size(), result);
    }

    private Value result(LambdaExpr lambda) {
        if (lambda.getBody() instanceof ExpressionStmt expression) {
            return walk.value(expression.getExpression());
        }
        Body outer = enter((String) null);
        walk.statement(lambda.getBody());
        Value result = enter(outer).result;
        return result == null ? Value.UNKNOWN : result;
    }
}
