package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls of methods and constructors, references to them, and lambdas, with what lambdas and methods return. What a
 * lambda's parameters are is known from the call that it is passed to, or from the type of what it is assigned to.
 */
final class CallReader {
    private static final int DEEPEST_ARGUMENT = 8;

    private final JavaWalk walk;
    private final TypeReader types;
    private Body body = new Body(null);
    private int anonymous = -1;

    /** The body of a method or lambda that is being read. */
    static final class Body {
        private final @Nullable String type;
        private @Nullable Value result;
        private boolean returns;

        private Body(@Nullable String type) {
            this.type = type;
        }
    }

    CallReader(JavaWalk walk, TypeReader types) {
        this.walk = walk;
        this.types = types;
    }

    Value call(MethodCallExpr call) {
        return call(call, Value.UNKNOWN);
    }

    /** @param wanted what the result has to be, as far as the file tells */
    Value call(MethodCallExpr call, Value wanted) {
        Expression scope = call.getScope().orElse(null);
        Value receiver = scope == null ? null : receiver(scope, call.getNameAsString());
        types.usesOf(call.getTypeArguments());
        int use = walk.facts().reserve();
        List<Value> arguments = wantedFor(wanted, call.getArguments(), arguments(call.getArguments(), use));
        walk.facts().fill(
                use,
                ReferenceType.CALL,
                call.getName().getIdentifier(),
                call.getTypeArguments().isEmpty() ? "" : "<" + String.join(" | ", types.texts(call.getTypeArguments().get())),
                SourceText.begin(call.getName()),
                receiver,
                arguments,
                "");
        return new Value.OfUse(use);
    }

    /** Of an object whose class has no name, the class counts if it declares what is called. */
    private Value receiver(Expression scope, String name) {
        Value receiver = walk.value(scope);
        return scope instanceof ObjectCreationExpr creation && creation.getAnonymousClassBody().isPresent()
                        && creation.getAnonymousClassBody().get().stream()
                                .anyMatch(member -> member instanceof MethodDeclaration method && method.getNameAsString().equals(name))
                ? new Value.This(anonymous)
                : receiver;
    }

    /**
     * Adds what the result is wanted for, if functions are passed: it may tell what these take. Types that a lambda writes for its
     * parameters tell more, which is not kept.
     */
    private static List<Value> wantedFor(Value wanted, List<Expression> passed, List<Value> arguments) {
        boolean tells = wanted instanceof Value.OfUse || wanted instanceof Value.OfType(String type) && type.indexOf('<') > 0;
        if (!tells || !passesFunction(passed, 0) || passed.stream().anyMatch(CallReader::writesTypes)) {
            return arguments;
        }
        List<Value> all = new ArrayList<>(arguments);
        all.add(new Value.Argument(Value.Argument.RESULT, wanted));
        return all;
    }

    private static boolean writesTypes(Expression argument) {
        return argument instanceof LambdaExpr lambda
                && lambda.getParameters().stream().anyMatch(parameter -> !TypeReader.isInferred(parameter.getType()));
    }

    private static boolean passesFunction(List<Expression> passed, int depth) {
        return depth < DEEPEST_ARGUMENT && passed.stream().anyMatch(one -> switch (one) {
            case LambdaExpr _, MethodReferenceExpr _ -> true;
            case EnclosedExpr enclosed -> passesFunction(List.of(enclosed.getInner()), depth + 1);
            case MethodCallExpr call -> passesFunction(call.getArguments(), depth + 1);
            case ObjectCreationExpr creation -> passesFunction(creation.getArguments(), depth + 1);
            default -> false;
        });
    }

    private List<Value> arguments(NodeList<Expression> expressions, int use) {
        if (expressions.isEmpty()) {
            return List.of();
        }
        List<Value> arguments = new ArrayList<>(expressions.size());
        for (int i = 0; i < expressions.size(); i++) {
            Expression argument = expressions.get(i);
            while (argument instanceof EnclosedExpr enclosed) {
                argument = enclosed.getInner();
            }
            arguments.add(switch (argument) {
                case LambdaExpr lambda -> passed(lambda, use, i);
                case ConditionalExpr _, SwitchExpr _ ->
                    walk.assigned(argument, new Value.LambdaParameter(use, i, Value.LambdaParameter.WHOLE));
                default -> walk.value(argument);
            });
        }
        return arguments;
    }

    /**
     * With a body it makes an object of a class without a name, so that the type named is used as its supertype; without
     * one its constructor is called.
     */
    Value creation(ObjectCreationExpr creation) {
        return creation(creation, Value.UNKNOWN);
    }

    /** @param wanted what the object has to be, as far as the file tells */
    Value creation(ObjectCreationExpr creation, Value wanted) {
        Value receiver = creation.getScope().isPresent() ? walk.value(creation.getScope().get()) : null;
        types.usesOf(creation.getTypeArguments());
        ClassOrInterfaceType type = creation.getType();
        types.annotations(type.getAnnotations());
        String qualifier = types.qualifier(type);
        types.usesOf(type.getTypeArguments());
        int use = walk.facts().reserve();
        boolean inferred = type.getTypeArguments().isPresent() && type.getTypeArguments().get().isEmpty();
        String text = types.text(type);
        List<Value> arguments = wantedFor(
                inferred ? wanted : new Value.OfType(text), creation.getArguments(), arguments(creation.getArguments(), use));
        NodeList<BodyDeclaration<?>> body = creation.getAnonymousClassBody().orElse(null);
        walk.facts().fill(
                use,
                body == null ? ReferenceType.CALL : ReferenceType.TYPE_REFERENCE,
                type.getName().getIdentifier(),
                qualifier,
                SourceText.begin(type.getName()),
                receiver,
                arguments,
                "new");
        if (body != null) {
            anonymous = walk.anonymous(creation, SourceText.begin(type), text, body);
        }
        return (receiver != null || inferred) && body == null ? new Value.OfUse(use) : new Value.OfType(text);
    }

    /** A constant is made by a constructor of its enum, which it calls without naming it. */
    void constant(EnumConstantDeclaration constant, String enumName) {
        int place = SourceText.begin(constant.getName());
        walk.facts().use(ReferenceType.TYPE_REFERENCE, enumName, "", place, null, "enum_constant");
        int use = walk.facts().reserve();
        List<Value> arguments = arguments(constant.getArguments(), use);
        walk.facts().fill(
                use,
                ReferenceType.CALL,
                enumName,
                "",
                place,
                null,
                arguments,
                "enum_constant");
    }

    void constructor(ExplicitConstructorInvocationStmt call) {
        Value outer = call.getExpression().isPresent() ? walk.value(call.getExpression().get()) : null;
        types.usesOf(call.getTypeArguments());
        int use = walk.facts().reserve();
        List<Value> arguments = arguments(call.getArguments(), use);
        String name = call.isThis() ? "this" : "super";
        walk.facts().fill(
                use, ReferenceType.CALL, name, "", place(call, outer, name), constructed(call.isThis()), arguments, name);
    }

    private Value constructed(boolean own) {
        int type = walk.facts().type();
        if (type < 0) {
            return Value.UNKNOWN;
        }
        return own ? new Value.This(type) : new Value.Super(type);
    }

    private int place(ExplicitConstructorInvocationStmt call, @Nullable Value outer, String name) {
        if (outer == null && call.getTypeArguments().isEmpty()) {
            return SourceText.begin(call);
        }
        int from = call.getExpression().isPresent()
                ? SourceText.end(call.getExpression().get())
                : SourceText.end(call.getTypeArguments().orElseThrow().getLast().orElseThrow());
        return walk.source().find(name.charAt(0), from, SourceText.end(call));
    }

    Value reference(MethodReferenceExpr reference) {
        return reference(reference, null);
    }

    /**
     * A constructor is named as the virtual machine names it; an array's has no declaration to refer to. The qualifier is
     * {@code type} if a type stands before the colons that cannot be a variable.
     *
     * @param wanted of the type that the function has to be, kept as the use's only argument
     */
    Value reference(MethodReferenceExpr reference, @Nullable Value wanted) {
        Expression scope = reference.getScope();
        Value target = wanted;
        if (scope instanceof CastExpr cast) {
            // JavaParser binds a cast before it closer than the colons do.
            target = new Value.OfType(types.read(cast.getType()));
            scope = cast.getExpression();
        }
        Value receiver = walk.value(scope);
        types.usesOf(reference.getTypeArguments());
        String name = reference.getIdentifier();
        boolean ofType = scope instanceof TypeExpr type && walk.isType(type);
        int offset = SourceText.end(reference) - name.length();
        if (name.equals("new")) {
            if (receiver instanceof Value.OfType(String type) && type.endsWith("[]")) {
                return new Value.Function(1);
            }
            name = "<init>";
        }
        int use = walk.facts().reserve();
        List<Value> known = target == null || target.equals(Value.UNKNOWN) ? null : List.of(target);
        String qualifier = ofType ? "type" : "";
        walk.facts().fill(use, ReferenceType.CALL, name, qualifier, offset, receiver, known, "method_reference");
        return new Value.OfUse(use);
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
        String type = body.type;
        Value value = type == null ? walk.value(expression) : walk.assigned(expression, new Value.OfType(type));
        if (body.result == null) {
            body.result = value;
        }
    }

    /** A return without a value. */
    void returned() {
        body.returns = true;
    }

    Value lambda(LambdaExpr lambda) {
        return read(lambda, parameter -> Value.UNKNOWN);
    }

    /** @param use the call that the lambda is argument number {@code argument} of */
    Value passed(LambdaExpr lambda, int use, int argument) {
        return read(lambda, parameter -> new Value.LambdaParameter(use, argument, parameter));
    }

    /** @param target the field that the lambda becomes */
    Value assigned(LambdaExpr lambda, Value target) {
        return read(lambda, parameter -> new Value.PartOf(target, Value.PartOf.PARAMETER + parameter));
    }

    /** @param type of the variable or result that the lambda becomes */
    Value assigned(LambdaExpr lambda, String type) {
        return read(lambda, parameter -> new Value.OfType("parameter " + parameter + " of " + type));
    }

    private Value read(LambdaExpr lambda, IntFunction<Value> inferred) {
        int mark = walk.locals().mark();
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
        walk.locals().backTo(mark);
        return new Value.Function(parameters.size(), result);
    }

    private Value result(LambdaExpr lambda) {
        if (lambda.getBody() instanceof ExpressionStmt expression) {
            return walk.value(expression.getExpression());
        }
        Body outer = enter((String) null);
        walk.statement(lambda.getBody());
        Body read = enter(outer);
        if (read.result != null) {
            return read.result;
        }
        boolean returns = read.returns || Completion.completes(lambda.getBody());
        return returns ? Primitive.VOID : Value.UNKNOWN;
    }
}
