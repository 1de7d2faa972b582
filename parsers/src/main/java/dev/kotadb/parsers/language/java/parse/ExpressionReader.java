package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.ArrayCreationLevel;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.type.Type;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.java.parse.LocalNames.Flow;
import dev.kotadb.parsers.language.java.parse.LocalNames.Local;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads expressions: the names that they use, and what is known of their values. */
final class ExpressionReader {
    private final JavaWalk walk;
    private final TypeReader types;
    private final NameReader names;
    private final CallReader calls;
    private final SwitchReader switches;

    ExpressionReader(JavaWalk walk, TypeReader types, CallReader calls) {
        this.walk = walk;
        this.types = types;
        this.names = new NameReader(walk, types);
        this.calls = calls;
        this.switches = new SwitchReader(walk, types, names, this);
    }

    SwitchReader switches() {
        return switches;
    }

    /** What its patterns bind holds only inside of it. */
    Value value(Expression expression) {
        int mark = walk.locals().mark();
        Value value = read(expression);
        walk.locals().backTo(mark);
        return value;
    }

    /**
     * As {@link #value}, but leaves what JLS 6.3.1 calls introduced when true, or when false, declared under that flow.
     */
    Value condition(Expression expression) {
        return switch (expression) {
            case BinaryExpr binary -> binary(binary);
            case InstanceOfExpr test -> instanceOf(test);
            case EnclosedExpr enclosed -> condition(enclosed.getInner());
            case UnaryExpr unary when unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT -> {
                int mark = walk.locals().mark();
                condition(unary.getExpression());
                walk.locals().negate(mark);
                yield Primitive.BOOLEAN;
            }
            default -> value(expression);
        };
    }

    private Value read(Expression expression) {
        return switch (expression) {
            case NameExpr name -> names.name(name, "");
            case MethodCallExpr call -> calls.call(call);
            case FieldAccessExpr access -> names.member(access, "");
            case StringLiteralExpr _ -> Primitive.STRING;
            case IntegerLiteralExpr _ -> Primitive.INT;
            case BinaryExpr binary -> binary(binary);
            case ObjectCreationExpr creation -> calls.creation(creation);
            case ThisExpr self -> names.self(self);
            case AssignExpr assignment -> assignment(assignment);
            case UnaryExpr unary -> unary(unary);
            case NullLiteralExpr _ -> Primitive.NULL;
            case BooleanLiteralExpr _ -> Primitive.BOOLEAN;
            case CastExpr cast -> cast(cast);
            case EnclosedExpr enclosed -> value(enclosed.getInner());
            case LambdaExpr lambda -> calls.lambda(lambda);
            case MethodReferenceExpr reference -> calls.reference(reference);
            case ArrayAccessExpr access -> element(access);
            case InstanceOfExpr test -> instanceOf(test);
            case ConditionalExpr conditional -> conditional(conditional, Value.UNKNOWN);
            case ClassExpr literal -> new Value.OfType("java.lang.Class<" + types.read(literal.getType()) + ">");
            case CharLiteralExpr _ -> Primitive.CHAR;
            case LongLiteralExpr _ -> Primitive.LONG;
            case DoubleLiteralExpr literal -> floating(literal);
            case ArrayCreationExpr creation -> arrayCreation(creation);
            case ArrayInitializerExpr initializer -> initializer(initializer, Value.UNKNOWN);
            case SwitchExpr choice -> switches.choice(choice, Value.UNKNOWN);
            case SuperExpr parent -> names.parent(parent);
            case TypeExpr type -> names.type(type);
            case TextBlockLiteralExpr _ -> Primitive.STRING;
            case AnnotationExpr annotation -> {
                types.annotation(annotation);
                yield Value.UNKNOWN;
            }
            default -> Value.UNKNOWN;
        };
    }

    /**
     * Chains lean to the left and may be thousands of operators long, so they are walked in a loop. The right operand
     * of {@code &&} sees what the left one binds when it is true, that of {@code ||} what it binds when it is false.
     */
    private Value binary(BinaryExpr outermost) {
        Deque<BinaryExpr> chain = new ArrayDeque<>();
        Expression left = outermost;
        while (left instanceof BinaryExpr binary) {
            chain.push(binary);
            left = binary.getLeft();
        }
        LocalNames locals = walk.locals();
        int mark = locals.mark();
        Value value = condition(left);
        for (BinaryExpr binary : chain) {
            value = switch (binary.getOperator()) {
                case AND -> both(binary.getRight(), mark, Flow.WHEN_TRUE);
                case OR -> both(binary.getRight(), mark, Flow.WHEN_FALSE);
                default -> {
                    locals.backTo(mark);
                    yield Primitive.ofOperator(binary.getOperator(), value, value(binary.getRight()));
                }
            };
        }
        return value;
    }

    private Value both(Expression right, int mark, Flow flow) {
        walk.locals().keep(mark, flow);
        condition(right);
        walk.locals().keep(mark, flow);
        return Primitive.BOOLEAN;
    }

    private Value assignment(AssignExpr assignment) {
        Value target = target(assignment.getTarget());
        assigned(assignment.getValue(), target);
        return target;
    }

    /** What is written to. */
    private Value target(Expression expression) {
        return switch (expression) {
            case NameExpr name -> names.name(name, "write");
            case FieldAccessExpr access -> names.member(access, "write");
            default -> value(expression);
        };
    }

    /** An expression that has to be of the target's type, from which functions take theirs. */
    Value assigned(Expression expression, Value target) {
        return switch (expression) {
            case LambdaExpr lambda when target instanceof Value.OfType(String type) -> calls.assigned(lambda, type);
            case LambdaExpr lambda when target instanceof Value.OfUse -> calls.assigned(lambda, target);
            case LambdaExpr lambda when target instanceof Value.LambdaParameter(int call, int argument, int _) ->
                calls.passed(lambda, call, argument);
            case MethodReferenceExpr reference when !(target instanceof Value.LambdaParameter) -> calls.reference(reference, target);
            case EnclosedExpr enclosed -> assigned(enclosed.getInner(), target);
            case ConditionalExpr conditional -> conditional(conditional, target);
            case SwitchExpr choice -> switches.choice(choice, target);
            case MethodCallExpr call -> calls.call(call, target);
            case ObjectCreationExpr creation -> calls.creation(creation, target);
            case ArrayInitializerExpr initializer -> initializer(initializer, Primitive.elementOf(target));
            default -> value(expression);
        };
    }

    boolean isType(TypeExpr expression) {
        return names.isType(expression);
    }

    private Value unary(UnaryExpr unary) {
        return switch (unary.getOperator()) {
            case LOGICAL_COMPLEMENT -> {
                value(unary.getExpression());
                yield Primitive.BOOLEAN;
            }
            case PLUS, MINUS, BITWISE_COMPLEMENT -> Primitive.promoted(value(unary.getExpression()));
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                target(unary.getExpression());
        };
    }

    private Value cast(CastExpr cast) {
        Value.OfType type = new Value.OfType(types.read(cast.getType()));
        assigned(cast.getExpression(), type);
        return type;
    }

    private Value element(ArrayAccessExpr access) {
        Value array = value(access.getName());
        value(access.getIndex());
        return Primitive.elementOf(array);
    }

    private Value instanceOf(InstanceOfExpr test) {
        Value value = value(test.getExpression());
        PatternExpr pattern = test.getPattern().orElse(null);
        if (pattern != null) {
            switches.pattern(pattern, value);
        } else {
            types.uses(test.getType());
        }
        return Primitive.BOOLEAN;
    }

    private Value conditional(ConditionalExpr conditional, Value target) {
        LocalNames locals = walk.locals();
        int mark = locals.mark();
        condition(conditional.getCondition());
        List<Local> bound = locals.since(mark);
        locals.only(mark, bound, Flow.WHEN_TRUE);
        Value then = assigned(conditional.getThenExpr(), target);
        locals.only(mark, bound, Flow.WHEN_FALSE);
        Value otherwise = assigned(conditional.getElseExpr(), target);
        locals.backTo(mark);
        return Primitive.either(then, otherwise);
    }

    private static Value floating(DoubleLiteralExpr literal) {
        String digits = literal.getValue();
        char last = digits.charAt(digits.length() - 1);
        boolean hexadecimal = digits.startsWith("0x") || digits.startsWith("0X");
        boolean single = (last == 'f' || last == 'F') && (!hexadecimal || digits.indexOf('p') > 0 || digits.indexOf('P') > 0);
        return single ? Primitive.FLOAT : Primitive.DOUBLE;
    }

    private Value arrayCreation(ArrayCreationExpr creation) {
        Type element = creation.getElementType();
        StringBuilder type = new StringBuilder(types.read(element));
        for (ArrayCreationLevel level : creation.getLevels()) {
            type.append("[]");
            types.annotations(level.getAnnotations());
            level.getDimension().ifPresent(this::value);
        }
        Value.OfType array = new Value.OfType(type.toString());
        creation.getInitializer().ifPresent(initializer -> assigned(initializer, array));
        return array;
    }

    private Value initializer(ArrayInitializerExpr initializer, Value target) {
        for (Expression element : initializer.getValues()) {
            assigned(element, target);
        }
        return Value.UNKNOWN;
    }

    /** Declares the variables from here to the end of the scope. */
    Value variables(VariableDeclarationExpr declaration) {
        types.annotations(declaration.getAnnotations());
        boolean first = true;
        for (VariableDeclarator variable : declaration.getVariables()) {
            if (first) {
                types.uses(variable.getType());
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
            String type = types.text(variable.getType());
            walk.locals().declare(name, new Value.OfType(type));
            if (initializer != null) {
                initializer(initializer, type);
            }
        } else if (initializer != null) {
            walk.locals().declare(name, value(initializer));
        } else {
            walk.locals().declare(name, Value.UNKNOWN);
        }
    }

    /** A variable's first value. */
    void initializer(Expression initializer, String type) {
        assigned(initializer, new Value.OfType(type));
    }
}
