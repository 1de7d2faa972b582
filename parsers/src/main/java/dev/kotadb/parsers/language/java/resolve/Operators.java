package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of expressions with operators (JLS 5.6, 15.17 to 15.25). */
final class Operators {
    private static final List<String> WIDENING = List.of("int", "long", "float", "double");
    private static final JType BOOLEAN = new JType.Primitive("boolean");

    private final Types types;
    private final Conversions conversions;

    Operators(Types types) {
        this.types = types;
        this.conversions = new Conversions(types);
    }

    JType of(Value.Operator operator, JType left, JType right) {
        JType one = JType.base(left);
        JType other = JType.base(right);
        return switch (operator) {
            case PLUS -> isString(one) || isString(other) ? string() : promoted(one, other);
            case ARITHMETIC -> promoted(one, other);
            case BITWISE -> isBoolean(one) || isBoolean(other) ? BOOLEAN : promoted(one, other);
            case EITHER -> either(one, other);
        };
    }

    private JType string() {
        return types.implied("java/lang/String", List.of());
    }

    private static boolean isString(JType type) {
        return type instanceof JType.Of of
                && of.declaration().simpleName().equals("String")
                && of.declaration().packageName().equals("java.lang");
    }

    private boolean isBoolean(JType type) {
        return "boolean".equals(primitive(type));
    }

    private JType promoted(JType one, JType other) {
        int widest = Math.max(width(one), width(other));
        return width(one) < 0 || width(other) < 0 ? JType.UNKNOWN : new JType.Primitive(WIDENING.get(widest));
    }

    private int width(JType type) {
        String primitive = primitive(type);
        if (primitive == null || primitive.equals("boolean") || primitive.equals("void")) {
            return -1;
        }
        return Math.max(0, WIDENING.indexOf(primitive));
    }

    /** The primitive type that a type is or is unboxed to; null for others. */
    private @Nullable String primitive(JType type) {
        return switch (type) {
            case JType.Primitive(String name) -> name;
            case JType.Of of -> Conversions.unboxed(of);
            default -> null;
        };
    }

    /** What a conditional expression gives: the type that holds both, if one of them does. */
    private JType either(JType one, JType other) {
        if (one.equals(JType.NULL) || other.equals(JType.NULL)) {
            JType known = one.equals(JType.NULL) ? other : one;
            return conversions.boxed(known);
        }
        if (one.equals(other)) {
            return one;
        }
        String first = primitive(one);
        String second = primitive(other);
        if (first != null && first.equals(second)) {
            return new JType.Primitive(first);
        }
        if (first != null && second != null) {
            return promoted(one, other);
        }
        boolean sameType = one instanceof JType.Of of && other instanceof JType.Of with && of.declaration() == with.declaration();
        if (sameType || conversions.of(other, one, false) == Conversions.Applicability.YES) {
            return one;
        }
        return conversions.of(one, other, false) == Conversions.Applicability.YES ? other : JType.UNKNOWN;
    }
}
