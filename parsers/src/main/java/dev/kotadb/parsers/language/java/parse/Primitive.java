package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.expr.BinaryExpr;
import dev.kotadb.parsers.facts.Value;
import java.util.List;

/** Values whose types need no look at any declaration: those of literals and of operators. */
final class Primitive {
    static final Value STRING = new Value.OfType("java.lang.String");
    static final Value BOOLEAN = new Value.OfType("boolean");
    static final Value CHAR = new Value.OfType("char");
    static final Value INT = new Value.OfType("int");
    static final Value LONG = new Value.OfType("long");
    static final Value FLOAT = new Value.OfType("float");
    static final Value DOUBLE = new Value.OfType("double");
    /** Of a function that gives no value. */
    static final Value VOID = new Value.OfType("void");
    static final Value NULL = new Value.OfType("null");

    private static final List<Value> WIDENING = List.of(INT, LONG, FLOAT, DOUBLE);

    private Primitive() {}

    static Value ofOperator(BinaryExpr.Operator operator, Value left, Value right) {
        return switch (operator) {
            case OR, AND, EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS -> BOOLEAN;
            case LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> promoted(left);
            case PLUS -> isString(left) || isString(right) ? STRING : ofPlus(left, right);
            case BINARY_OR, BINARY_AND, XOR -> {
                if (left.equals(BOOLEAN) || right.equals(BOOLEAN)) {
                    yield BOOLEAN; // the source compiles
                }
                Value known = promoted(left, right);
                yield known instanceof Value.Combined ? combined(Value.Operator.BITWISE, left, right) : known;
            }
            case MINUS, MULTIPLY, DIVIDE, REMAINDER -> promoted(left, right);
        };
    }

    private static Value ofPlus(Value left, Value right) {
        Value known = promoted(left, right);
        return known instanceof Value.Combined ? combined(Value.Operator.PLUS, left, right) : known;
    }

    /** Unary numeric promotion of JLS 5.6. */
    static Value promoted(Value operand) {
        return promoted(operand, INT);
    }

    private static Value promoted(Value left, Value right) {
        int widest = Math.max(width(left), width(right));
        if (width(left) >= 0 && width(right) >= 0) {
            return WIDENING.get(widest);
        }
        return combined(Value.Operator.ARITHMETIC, left, right);
    }

    /** What types tell that are known when the file is resolved. */
    private static Value combined(Value.Operator operator, Value left, Value right) {
        boolean unknown = left.equals(Value.UNKNOWN) || right.equals(Value.UNKNOWN) || left.equals(VOID) || right.equals(VOID);
        return unknown ? Value.UNKNOWN : Value.Combined.of(operator, left, right);
    }

    private static int width(Value value) {
        if (!(value instanceof Value.OfType(String type))) {
            return -1;
        }
        return switch (type) {
            case "byte", "short", "char", "int", "Byte", "Short", "Character", "Integer" -> 0;
            case "long", "Long" -> 1;
            case "float", "Float" -> 2;
            case "double", "Double" -> 3;
            default -> -1;
        };
    }

    private static boolean isString(Value value) {
        return value instanceof Value.OfType(String type) && (type.equals("java.lang.String") || type.equals("String"));
    }

    /** What one of two branches gives: what both agree on, or the one where the other is null. */
    static Value either(Value one, Value other) {
        if (one.equals(other)) {
            return one;
        }
        if (one.equals(NULL) || other.equals(NULL)) {
            Value known = one.equals(NULL) ? other : one;
            return known instanceof Value.OfType(String type) ? boxed(type, known) : combined(Value.Operator.EITHER, known, NULL);
        }
        Value known = promoted(one, other);
        boolean function = one instanceof Value.Function || other instanceof Value.Function;
        return function || known instanceof Value.Combined ? combined(Value.Operator.EITHER, one, other) : known;
    }

    private static Value boxed(String type, Value otherwise) {
        return switch (type) {
            case "int" -> new Value.OfType("java.lang.Integer");
            case "char" -> new Value.OfType("java.lang.Character");
            case "boolean", "byte", "short", "long", "float", "double" ->
                new Value.OfType("java.lang." + Character.toUpperCase(type.charAt(0)) + type.substring(1));
            default -> otherwise;
        };
    }

    static Value elementOf(Value collection) {
        if (collection instanceof Value.OfType(String type) && type.endsWith("[]")) {
            return new Value.OfType(type.substring(0, type.length() - 2));
        }
        return collection.equals(Value.UNKNOWN) ? Value.UNKNOWN : new Value.ElementOf(collection);
    }
}
