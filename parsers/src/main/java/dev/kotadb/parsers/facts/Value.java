package dev.kotadb.parsers.facts;

import java.util.List;

/** What a file alone tells about the type of an expression: a receiver, argument or initializer. */
public sealed interface Value {
    Value UNKNOWN = new Unknown();

    /** The file does not tell. */
    record Unknown() implements Value {}

    /**
     * A type that is written down or evident: a declared variable, a cast, {@code new T()}, a literal. The untyped
     * parameter of a lambda that is assigned or returned, not passed to a call, is {@code parameter 0 of T}, T being the
     * variable's declared type or the method's return type as written.
     */
    record OfType(String type) implements Value {}

    /** Whatever the reference at this index of {@link FileFacts#uses()} evaluates to: a call's result, a field's type. */
    record OfUse(int use) implements Value {}

    /** The instance of the type symbol at this index of {@link Declarations#symbols()}: {@code this}, {@code self}. */
    record This(int symbol) implements Value {}

    /** As {@link This}, but looked up from its supertypes on: {@code super}. */
    record Super(int symbol) implements Value {}

    /** An element of an array or collection: a loop's variable, an index expression. */
    record ElementOf(Value collection) implements Value {}

    /**
     * A part of a value that a pattern or a constant index takes without being a use: the member of this name, or the item
     * at this position if the name is a number, or of a function {@link #PARAMETER} and a position, or {@link #RESULT}.
     */
    record PartOf(Value whole, String part) implements Value {
        /** Before the position of a function's parameter. */
        public static final String PARAMETER = "(";

        public static final String RESULT = "()";

        /** Before the name of a part that no source can name, such as what a generator returns. */
        public static final String UNNAMED = "##";

        /** Whether it is a part of a function. */
        public boolean isOfFunction() {
            return part.startsWith(PARAMETER);
        }
    }

    /**
     * What an operator makes of two values, where their types decide: {@code a.size() + 1}.
     *
     * @param nested how many of these are inside each other
     */
    record Combined(Operator operator, Value left, Value right, int nested) implements Value {
        /** More are not kept, so that walking over a value needs no limit of its own. */
        private static final int DEEPEST = 20;

        /** Returns the combination; unknown if it would be too deep. */
        public static Value of(Operator operator, Value left, Value right) {
            int nested = 1 + Math.max(nested(left), nested(right));
            return nested > DEEPEST ? UNKNOWN : new Combined(operator, left, right, nested);
        }

        private static int nested(Value value) {
            Value inner = value;
            while (inner instanceof ElementOf(Value collection)) {
                inner = collection;
            }
            return inner instanceof Combined combined ? combined.nested : 0;
        }
    }

    /** The operators of {@link Combined}. */
    enum Operator {
        /** A number, or a text if one of the values is one. */
        PLUS,
        /** A number. */
        ARITHMETIC,
        /** A number, or a truth value if both values are. */
        BITWISE,
        /** One of the values. */
        EITHER
    }

    /** The result of awaiting a promise. */
    record Awaited(Value promise) implements Value {}

    /**
     * The parameter of a lambda that is passed, as argument number {@code argument}, to the call {@code use}; or what the
     * call takes there if {@code parameter} is {@link #WHOLE}.
     */
    record LambdaParameter(int use, int argument, int parameter) implements Value {
        public static final int WHOLE = -1;
    }

    /**
     * A parameter without a type of a function that is called in its own file only; what it is passed may tell its type.
     *
     * @param function index of the function's symbol
     * @param position among the parameters, without the instance
     * @param name by which a call may pass it; empty if it has none
     */
    record Parameter(int function, int position, String name) implements Value {}

    /**
     * An argument that is not passed by its position.
     *
     * @param name of the parameter; {@link #SEVERAL} for any number of arguments: {@code *rest}, {@code ...rest};
     *     {@link #TYPES}, last, for the type arguments as written; {@link #RESULT}, always last, for what the call's result is
     *     wanted for
     */
    record Argument(String name, Value value) implements Value {
        public static final String SEVERAL = "*";

        public static final String TYPES = "<";

        public static final String RESULT = "=";

        /** The type arguments among what a call passes, in their brackets; empty if it has none. */
        public static String types(List<Value> passed) {
            return !passed.isEmpty() && passed.getLast() instanceof Argument(String name, OfType(String types)) && name.equals(TYPES)
                    ? types
                    : "";
        }
    }

    /**
     * A function written in place, a lambda, with this many parameters; {@code result} is what its expression (or its
     * first {@code return}) evaluates to. Method references are {@link OfUse}.
     */
    record Function(int parameters, Value result) implements Value {
        /** A function whose result is not known. */
        public Function(int parameters) {
            this(parameters, UNKNOWN);
        }
    }
}
