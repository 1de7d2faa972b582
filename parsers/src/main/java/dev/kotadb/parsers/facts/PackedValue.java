package dev.kotadb.parsers.facts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A {@link Value} as a tag and numbers. Nested values are read and written in a loop, since their depth is not limited. */
@SuppressWarnings("EnumOrdinal") // Constants are only added, at the end.
final class PackedValue {
    private static final int NULL = 0;
    private static final int UNKNOWN = 1;
    private static final int OF_TYPE = 2;
    private static final int OF_USE = 3;
    private static final int THIS = 4;
    private static final int SUPER = 5;
    private static final int ELEMENT_OF = 6;
    private static final int AWAITED = 7;
    private static final int LAMBDA_PARAMETER = 8;
    private static final int FUNCTION = 9;
    private static final int PART_OF = 10;
    private static final int COMBINED = 11;
    private static final int PARAMETER = 12;
    private static final int ARGUMENT = 13;
    private static final Value.Operator[] OPERATORS = Value.Operator.values();

    private PackedValue() {}

    static void write(PackedWriter out, @Nullable Value value) {
        @Nullable Value rest = value;
        while (rest != null) {
            rest = writeOuter(out, rest);
            if (rest == null) {
                return;
            }
        }
        out.number(NULL);
    }

    /** Writes a value without its inner one, and returns the inner one. */
    private static @Nullable Value writeOuter(PackedWriter out, Value value) {
        switch (value) {
            case Value.Unknown() -> out.number(UNKNOWN);
            case Value.OfType(String type) -> {
                out.number(OF_TYPE);
                out.string(type);
            }
            case Value.OfUse(int use) -> numbers(out, OF_USE, use);
            case Value.This(int symbol) -> numbers(out, THIS, symbol);
            case Value.Super(int symbol) -> numbers(out, SUPER, symbol);
            case Value.ElementOf(Value collection) -> {
                out.number(ELEMENT_OF);
                return collection;
            }
            case Value.PartOf(Value whole, String part) -> {
                out.number(PART_OF);
                out.string(part);
                return whole;
            }
            case Value.Combined(Value.Operator operator, Value left, Value right, int _) -> {
                out.number(COMBINED);
                out.number(operator.ordinal());
                write(out, left);
                return right;
            }
            case Value.Awaited(Value promise) -> {
                out.number(AWAITED);
                return promise;
            }
            case Value.Parameter(int function, int position, String name) -> {
                numbers(out, PARAMETER, function, position);
                out.string(name);
            }
            case Value.Argument(String name, Value argument) -> {
                out.number(ARGUMENT);
                out.string(name);
                return argument;
            }
            case Value.LambdaParameter(int use, int argument, int parameter) ->
                numbers(out, LAMBDA_PARAMETER, use, argument, parameter);
            case Value.Function(int parameters, Value result) -> {
                numbers(out, FUNCTION, parameters);
                return result;
            }
        }
        return null;
    }

    private static void numbers(PackedWriter out, int tag, int... numbers) {
        out.number(tag);
        for (int number : numbers) {
            out.signed(number);
        }
    }

    static @Nullable Value read(PackedReader in) {
        int tag = in.number();
        if (!nests(tag)) {
            return readInner(in, tag);
        }
        Deque<UnaryOperator<Value>> outer = new ArrayDeque<>();
        while (nests(tag)) {
            outer.push(readOuter(in, tag));
            tag = in.number();
        }
        Value value = readInner(in, tag);
        if (value == null) {
            throw new CorruptFactsException("a nested value is missing");
        }
        for (UnaryOperator<Value> each : outer) {
            value = each.apply(value);
        }
        return value;
    }

    private static boolean nests(int tag) {
        return tag == ELEMENT_OF || tag == AWAITED || tag == FUNCTION || tag == PART_OF || tag == COMBINED || tag == ARGUMENT;
    }

    private static UnaryOperator<Value> readOuter(PackedReader in, int tag) {
        if (tag == FUNCTION) {
            int parameters = in.signed();
            return result -> new Value.Function(parameters, result);
        }
        if (tag == COMBINED) {
            Value.Operator operator = in.constant(OPERATORS);
            Value left = readPresent(in);
            return right -> Value.Combined.of(operator, left, right);
        }
        if (tag == PART_OF) {
            String part = in.string();
            return whole -> new Value.PartOf(whole, part);
        }
        if (tag == ARGUMENT) {
            String name = in.string();
            return argument -> new Value.Argument(name, argument);
        }
        return tag == ELEMENT_OF ? Value.ElementOf::new : Value.Awaited::new;
    }

    private static @Nullable Value readInner(PackedReader in, int tag) {
        return switch (tag) {
            case NULL -> null;
            case UNKNOWN -> Value.UNKNOWN;
            case OF_TYPE -> new Value.OfType(in.string());
            case OF_USE -> new Value.OfUse(in.signed());
            case THIS -> new Value.This(in.signed());
            case SUPER -> new Value.Super(in.signed());
            case LAMBDA_PARAMETER -> new Value.LambdaParameter(in.signed(), in.signed(), in.signed());
            case PARAMETER -> new Value.Parameter(in.signed(), in.signed(), in.string());
            default -> throw new CorruptFactsException("no value has the tag " + tag);
        };
    }

    static Value readPresent(PackedReader in) {
        Value value = read(in);
        if (value == null) {
            throw new CorruptFactsException("a value is missing");
        }
        return value;
    }

    static void writeAll(PackedWriter out, @Nullable List<Value> values) {
        if (values == null) {
            out.number(0);
            return;
        }
        out.number(values.size() + 1);
        for (Value value : values) {
            write(out, value);
        }
    }

    static @Nullable List<Value> readAll(PackedReader in) {
        int count = in.count() - 1;
        if (count < 0) {
            return null;
        }
        List<Value> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(readPresent(in));
        }
        return values;
    }
}
