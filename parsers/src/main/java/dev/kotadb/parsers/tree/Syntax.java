package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What a query cannot express about a family of languages. Implementations have no state. */
public interface Syntax {
    /** Calls {@code name} for each name that a pattern such as <code>{a, b: [c]}</code> declares. */
    void names(SyntaxTree tree, int pattern, IntConsumer name);

    /** The position of a name in its pattern; {@code counted} is the number of names before it. */
    default int positionOf(SyntaxTree tree, int pattern, int name, int counted) {
        return counted;
    }

    /** Whether a parameter may name several: {@code a, b int}. */
    default boolean namesSeveral() {
        return false;
    }

    /** The value of the name at this position, {@code first} being the first one's; -1 if there is none. */
    default int valueOf(SyntaxTree tree, int first, int position) {
        return position == 0 ? first : -1;
    }

    /** Which of a loop's names is the element. */
    default int elementPosition() {
        return 0;
    }

    /** Whether a function is accessed like a property. */
    default boolean isAccessor(SyntaxTree tree, int declaration) {
        return false;
    }

    /** The detail that follows from a symbol's kind and name. */
    default String detail(SymbolKind kind, String name) {
        return "";
    }

    /** The qualified name of a symbol. */
    default String qualified(FileDraft file, SymbolKind kind, String outer, String mark, String name,
            SymbolDraft.@Nullable Parameters parameters) {
        return outer.isEmpty() ? name : outer + mark + name;
    }

    /** Whether members that never change are constants rather than properties. */
    default boolean hasConstantMembers() {
        return false;
    }

    /** The form of a written type that resolvers read. */
    default String type(String written) {
        return written;
    }

    /** The text of a type, from which the resolver reads it. */
    default String written(FileDraft file, int type) {
        return file.tree().folded(type);
    }

    /** The value, inside the function, of a further name of those that one expression gives values to. */
    default Value further(Value expression, int position) {
        return Value.UNKNOWN;
    }

    /** The value of a loop's name that is not the element. */
    default Value looped(Value collection, int position) {
        return Value.UNKNOWN;
    }

    /** The result of calling a local. */
    default Value called(Value callee) {
        return Value.UNKNOWN;
    }

    /** The value of a function that is written in place; null if only what it returns tells. */
    default @Nullable Value function(FileDraft file, int function) {
        return null;
    }

    /** Whether the grammar may take a value for the type at this node. */
    default boolean mayBeValue(SyntaxTree tree, int type) {
        return false;
    }

    /** The value whose member a key of a literal names; unknown if the key is an expression of its own. */
    default Value keyOwner(FileDraft file, int key, int literal) {
        return Value.UNKNOWN;
    }

    /** The name under which a clause of supertypes also declares a member; -1 if it declares none. */
    default int embedded(SyntaxTree tree, int clause) {
        return -1;
    }

    /** What a scope tells of the type of a variable from outside; null if nothing. */
    default @Nullable Narrowed narrowed(SyntaxTree tree, int scope) {
        return null;
    }

    /** A variable that has the type of this node in some scope. */
    record Narrowed(String name, int type) {}

    /** The node that a declaration begins with, including what exports or decorates it. */
    int head(SyntaxTree tree, int declaration);

    List<String> modifiers(FileDraft file, int head, int declaration, String name);

    /** The documentation, without comment marks; empty if there is none. */
    String documentation(FileDraft file, int head, int declaration);

    /** Whether a variable that is a symbol never changes. */
    boolean isConstant(FileDraft file, int declaration, String name);

    /** How the parameter is passed. */
    Passing passing(FileDraft file, int parameter);

    /** The value, inside the function, of a parameter that takes any number of arguments of a type. */
    default Value variadic(String type) {
        return new Value.OfType(type);
    }

    /** Reads an import. Returns whether the walk goes into the node. */
    boolean readImport(FileDraft file, int node, int enclosing);

    /** Reads an export. Returns whether the walk goes into the node. */
    boolean readExport(FileDraft file, int node, int enclosing);

    /** Called for the node that names the file's package. */
    default void packaged(FileDraft file, int node) {}

    /** Called after each symbol is declared. */
    default void declared(FileDraft file, int symbol) {}

    /** Called for each call and assignment, before the walk goes into it. */
    default void visited(FileDraft file, int node, int enclosing) {}

    enum Passing {
        /** Not passed by the caller: {@code self}. */
        IMPLIED,
        REQUIRED,
        OPTIONAL,
        VARIADIC
    }
}
