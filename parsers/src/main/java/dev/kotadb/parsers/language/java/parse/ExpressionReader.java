package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.ArrayCreationLevel;
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
import com.github.javaparser.ast.type.ReferenceType;
import com.github.javaparser.ast.type.Type;
import dev.kotadb.parsers.facts.Value;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads expressions: the names that they use, and what is known of their values. */
final class ExpressionReader {
    private final JavaWalk walk;
    private final NameReader names;
    private final CallReader calls;
    private final LambdaReader lambdas;
    private final PatternReader patterns;

    ExpressionReader(JavaWalk walk) {
        this.walk = walk;
        this.names = new NameReader(walk);
        this.lambdas = new LambdaReader(walk);
        this.calls = new CallReader(walk, lambdas);
        this.patterns = new PatternReader(walk);
    }

    CallReader calls() {
        return calls;
    }

    LambdaReader lambdas() {
        return lambdas;
    }

    PatternReader patterns() {
        return patterns;
    }

    NameReader names() {
        return names;
    }

    Value value(Expression expression) {
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
            case LambdaExpr lambda -> lambdas.lambda(lambda);
            case MethodReferenceExpr reference -> calls.reference(reference);
            case ArrayAccessExpr access -> element(access);
            case InstanceOfExpr test -> instanceOf(test);
            case ConditionalExpr conditional -> conditional(conditional);
            case ClassExpr literal -> new Value.OfType("java.lang.Class<" + walk.types().read(literal.getType()) + ">");
            case VariableDeclarationExpr variables -> walk.statements().variables(variables);
            case CharLiteralExpr _ -> Primitive.CHAR;
            case LongLiteralExpr _ -> Primitive.LONG;
            case DoubleLiteralExpr literal -> floating(literal);
            case ArrayCreationExpr creation -> arrayCreation(creation);
            case ArrayInitializerExpr initializer -> initializer(initializer);
            case SwitchExpr choice -> walk.statements().choice(choice.getSelector(), choice.getEntries());
            case SuperExpr parent -> names.parent(parent);
            case TypeExpr type -> names.type(type);
            case PatternExpr pattern -> patterns.read(pattern, Value.UNKNOWN, true);
            case TextBlockLiteralExpr _ -> Primitive.STRING;
            case AnnotationExpr annotation -> {
                walk.annotations().read(annotation);
                yield Value.UNKNOWN;
            }
            default -> Value.UNKNOWN;
        };
    }

    /** Chains lean to the left and may be thousands of operators long, so they are walked in a loop. */
    private Value binary(BinaryExpr outermost) {
        if (!(outermost.getLeft() instanceof BinaryExpr)) {
            Value left = value(outermost.getLeft());
            return Primitive.ofOperator(outermost.getOperator(), left, value(outermost.getRight()));
        }
        Deque<BinaryExpr> chain = new ArrayDeque<>();
        Expression left = outermost;
        while (left instanceof BinaryExpr binary) {
            chain.push(binary);
            left = binary.getLeft();
        }
        Value value = value(left);
        for (BinaryExpr binary : chain) {
            value = Primitive.ofOperator(binary.getOperator(), value, value(binary.getRight()));
        }
        return value;
    }

    private Value assignment(AssignExpr assignment) {
        Value target = target(assignment.getTarget());
        value(assignment.getValue());
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

    /** The first value of a variable of this type. */
    Value initializer(Expression expression, String type) {
        return expression instanceof LambdaExpr lambda ? lambdas.assigned(lambda, type) : value(expression);
    }

    private Value unary(UnaryExpr unary) {
        return switch (unary.getOperator()) {
            case LOGICAL_COMPLEMENT -> {
                patterns.negate();
                value(unary.getExpression());
                patterns.negate();
                yield Primitive.BOOLEAN;
            }
            case PLUS, MINUS, BITWISE_COMPLEMENT -> Primitive.promoted(value(unary.getExpression()));
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                target(unary.getExpression());
        };
    }

    private Value cast(CastExpr cast) {
        Value.OfType type = new Value.OfType(walk.types().read(cast.getType()));
        initializer(cast.getExpression(), type.type());
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
            patterns.read(pattern, value, true);
        } else {
            ReferenceType type = test.getType();
            walk.types().uses(type);
        }
        return Primitive.BOOLEAN;
    }

    private Value conditional(ConditionalExpr conditional) {
        LocalNames locals = walk.locals();
        int mark = locals.mark();
        value(conditional.getCondition());
        var bound = locals.since(mark);
        locals.only(mark, bound, LocalNames.Flow.WHEN_TRUE);
        Value then = value(conditional.getThenExpr());
        locals.only(mark, bound, LocalNames.Flow.WHEN_FALSE);
        Value otherwise = value(conditional.getElseExpr());
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
        StringBuilder type = new StringBuilder(walk.types().read(element));
        for (ArrayCreationLevel level : creation.getLevels()) {
            type.append("[]");
            walk.types().annotations(level.getAnnotations());
            level.getDimension().ifPresent(this::value);
        }
        creation.getInitializer().ifPresent(this::value);
        return new Value.OfType(type.toString());
    }

    private Value initializer(ArrayInitializerExpr initializer) {
        for (Expression element : initializer.getValues()) {
            value(element);
        }
        return Value.UNKNOWN;
    }
}
