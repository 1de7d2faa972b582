package dev.kotadb.parsers.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One declaration.
 *
 * @param kind one of the schema's nine
 * @param detail what the kind cannot say: {@code record}, {@code annotation}, {@code constructor}, {@code field},
 *     {@code enum_constant}, {@code record_component}, {@code accessor}, {@code namespace}, {@code struct} ...; empty
 *     if the kind says everything
 * @param name the simple name as written; a Java constructor has its class's name
 * @param qualifiedName name within the file's package, outer names joined by {@code .}, members by {@code #}, Java
 *     methods with their erased simple parameter types: {@code java.util.Map.Entry#compareByKey(Comparator)}
 * @param ordinal 0 for the first symbol of this qualified name and kind in the file, 1 for the second ...
 * @param parent index in {@link Declarations#symbols()} of the enclosing symbol, always smaller than its own; -1 at
 *     the top
 * @param span from the declaration's first line without its documentation comment (annotations and modifiers
 *     included) to its end
 * @param nameLine line of the name itself
 * @param signature the declaration's head on one line, as written, white space folded
 * @param documentation text of the documentation comment or doc string, without comment marks; empty if there is none
 * @param modifiers as written or implied by the language, lower case: public, static, async, exported, default ...
 * @param shape what resolution needs to know of it
 */
public record Symbol(
        SymbolKind kind,
        String detail,
        String name,
        String qualifiedName,
        int ordinal,
        int parent,
        Span span,
        int nameLine,
        String signature,
        String documentation,
        List<String> modifiers,
        Shape shape) {
    public Symbol {
        modifiers = List.copyOf(modifiers);
    }

    /** The detail of a member of an object, or of an object's type, without a name. */
    public static final String SHAPE = "shape";

    /** The detail of a class that an expression declares, which only its own body sees by its name. */
    public static final String EXPRESSION = "expression";

    /** The detail of a class without a name. */
    public static final String ANONYMOUS = "anonymous";

    /** The name of a class without one. */
    public static final String UNNAMED = "<anonymous>";

    /** Whether it is a member of an object, or of an object's type, without a name. */
    public boolean isOfShape() {
        return detail.equals(SHAPE);
    }

    /** Whether an expression declares it, so that no name leads to it from outside. */
    public boolean isOfExpression() {
        return detail.equals(EXPRESSION) || detail.equals(ANONYMOUS);
    }

    public boolean is(String modifier) {
        return modifiers.contains(modifier);
    }

    /**
     * The declared meaning of a symbol, in types as written in its own file.
     *
     * <p>Other files see a symbol without the uses of its file, so a value that depends on other names is never an
     * {@link Value.OfUse} here but a chain of names in an {@link Value.OfType}: {@code typeof} before the expression
     * without its arguments, {@code ()} for a call, {@code []} for an element, {@code .await} for what awaiting
     * gives: {@code typeof createStore()}, {@code typeof config.rules[].check()}, {@code typeof this.pool},
     * {@code typeof load().await}. {@code new T()} and literals stay a plain type: {@code T}, {@code string}.
     *
     * @param typeParameters as written, with bounds: {@code T extends Comparable<T>}
     * @param type declared type of a variable or property, return type of a function or method; null if the source
     *     does not say
     * @param value the initial value of an untyped variable, or what an untyped function evidently returns
     * @param parameters declared types of the parameters in order, empty string if the source does not say; null
     *     if it takes no parameters
     * @param variadic whether the last parameter takes any number of arguments
     * @param optional how many of the last parameters may be omitted
     * @param supertypes declared supertypes as written, with type arguments: those extended, then those implemented
     */
    public record Shape(
            List<String> typeParameters,
            @Nullable String type,
            Value value,
            @Nullable List<String> parameters,
            boolean variadic,
            int optional,
            List<String> supertypes) {
        public static final Shape NONE = new Shape(List.of(), null, Value.UNKNOWN, null, false, 0, List.of());

        public Shape {
            typeParameters = List.copyOf(typeParameters);
            parameters = parameters == null ? null : List.copyOf(parameters);
            supertypes = List.copyOf(supertypes);
        }
    }
}
