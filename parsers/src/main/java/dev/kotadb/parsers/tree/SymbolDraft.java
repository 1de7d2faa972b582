package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Span;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A symbol that is being built. */
public final class SymbolDraft {
    final SymbolKind kind;
    final String detail;
    final String name;
    final String qualifiedName;
    final int parent;

    /** The node with the role. */
    final int node;

    int ordinal;
    Span span = new Span(1, 0, 1, 0);
    int nameLine = 1;
    String signature = "";
    String documentation = "";
    List<String> modifiers = new ArrayList<>();
    List<String> typeParameters = List.of();
    @Nullable String type;
    Value value = Value.UNKNOWN;
    @Nullable Parameters parameters;
    final List<String> supertypes = new ArrayList<>();

    SymbolDraft(SymbolKind kind, String detail, String name, String qualifiedName, int parent, int node) {
        this.kind = kind;
        this.detail = detail;
        this.name = name;
        this.qualifiedName = qualifiedName;
        this.parent = parent;
        this.node = node;
    }

    public SymbolKind kind() {
        return kind;
    }

    /** What the kind does not say, as in {@link Symbol#detail()}. */
    public String detail() {
        return detail;
    }

    public String name() {
        return name;
    }

    /** Index of the enclosing symbol, -1 at the top of the file. */
    public int parent() {
        return parent;
    }

    /** The node with the role. */
    public int node() {
        return node;
    }

    /** As {@link Symbol#isOfShape}. */
    public boolean isOfShape() {
        return detail.equals(Symbol.SHAPE);
    }

    /** As {@link Symbol#isOfExpression}. */
    public boolean isOfExpression() {
        return detail.equals(Symbol.EXPRESSION) || detail.equals(Symbol.ANONYMOUS);
    }

    public boolean is(String modifier) {
        return modifiers.contains(modifier);
    }

    /** Gives it the type of another symbol. */
    public void takeTypeOf(SymbolDraft other) {
        type = other.type;
    }

    /** Whether it is a type, which has members and instances. */
    boolean isType() {
        return switch (kind) {
            case CLASS, INTERFACE, ENUM, TYPE -> true;
            case FUNCTION, METHOD, PROPERTY, VARIABLE, CONSTANT -> false;
        };
    }

    Symbol build() {
        Parameters taken = parameters;
        Symbol.Shape shape = new Symbol.Shape(
                typeParameters,
                type,
                value,
                taken == null ? null : taken.types(),
                taken != null && taken.variadic(),
                taken == null ? 0 : taken.optional(),
                supertypes);
        return new Symbol(
                kind, detail, name, qualifiedName, ordinal, parent, span, nameLine, signature, documentation, modifiers, shape);
    }

    /**
     * Parameters as in {@link Symbol.Shape}.
     *
     * @param optional how many of the last parameters may be omitted
     */
    public record Parameters(List<String> types, boolean variadic, int optional) {
        public Parameters {
            types = List.copyOf(types);
        }
    }
}
