package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What a query cannot say of a family of languages. Without state. */
public interface Syntax {
    /** Tells the names that a pattern such as <code>{a, b: [c]}</code> declares; a plain name tells itself. */
    void names(SyntaxTree tree, int pattern, IntConsumer name);

    /** The place of a name in its pattern, where {@code counted} names that declare something stand before it. */
    default int positionOf(SyntaxTree tree, int pattern, int name, int counted) {
        return counted;
    }

    /** Whether a parameter may name several: {@code a, b int}. */
    default boolean namesSeveral() {
        return false;
    }

    /** The value of the name at this position among several, where the first has the value given; -1 without. */
    default int valueOf(SyntaxTree tree, int first, int position) {
        return position == 0 ? first : -1;
    }

    /** Which of a loop's names is the element. */
    default int elementPosition() {
        return 0;
    }

    /** Whether a function is used as a property is. */
    default boolean isAccessor(SyntaxTree tree, int declaration) {
        return false;
    }

    /** What a name alone says of a symbol. */
    default String detail(SymbolKind kind, String name) {
        return "";
    }

    /** The name by which the file's other symbols and other files know a symbol. */
    default String qualified(FileDraft file, SymbolKind kind, String outer, String mark, String name,
            SymbolDraft.@Nullable Parameters parameters) {
        return outer.isEmpty() ? name : outer + mark + name;
    }

    /** Whether a member that never changes is a constant. */
    default boolean hasConstantMembers() {
        return false;
    }

    /** A type as a resolver reads it. */
    default String type(String written) {
        return written;
    }

    /** The node with which a declaration begins: what exports or decorates it included. */
    int head(SyntaxTree tree, int declaration);

    List<String> modifiers(FileDraft file, int head, int declaration, String name);

    /** The documentation, without comment marks; empty without. */
    String documentation(FileDraft file, int head, int declaration);

    /** Whether a variable that is a symbol never changes. */
    boolean isConstant(FileDraft file, int declaration, String name);

    /** Tells how the parameter is passed. */
    Passing passing(FileDraft file, int parameter);

    /** What a parameter that takes any number of arguments of a type is in the function. */
    default Value variadic(String type) {
        return new Value.OfType(type);
    }

    /** Reads an import; the answer is whether to walk on into the node. */
    boolean readImport(FileDraft file, int node, int enclosing);

    /** Reads an export; the answer is whether to walk on into the node. */
    boolean readExport(FileDraft file, int node, int enclosing);

    /** Called for each symbol when it has been declared, for what follows from it. */
    default void declared(FileDraft file, int symbol) {}

    /** Called for each call, assignment and such, before the walk goes on into it. */
    default void visited(FileDraft file, int node, int enclosing) {}

    enum Passing {
        /** Not by the caller: {@code self}. */
        IMPLIED,
        REQUIRED,
        OPTIONAL,
        VARIADIC
    }
}
