package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What a query cannot express about a family of languages. Implementations have no state. */
public interface Syntax {
    /** The text that the grammar reads, of the same length: works around what the grammar does not know. */
    default String readable(String text) {
        return text;
    }

    /** Calls {@code name} for each name that a pattern such as <code>{a, b: [c]}</code> declares. */
    void names(SyntaxTree tree, int pattern, IntConsumer name);

    /** The first node in which the locals are visible that the node declares. */
    default int visibleFrom(SyntaxTree tree, int declaration) {
        return 0;
    }

    /** Whether conditions tell the types of members, too. */
    default boolean narrowsMembers() {
        return false;
    }

    /** The part, as in {@link Narrowing#PART}, that a member is behind an assignment of this value; empty if it tells nothing. */
    default String assignedPart(SyntaxTree tree, int assignment, Value value) {
        return "";
    }

    /** Whether blocks may declare functions and types of the same name beside each other in one symbol. */
    default boolean hasBlocks() {
        return false;
    }

    /** Whether functions in a variable's initial value see the variable. */
    default boolean seesItself() {
        return false;
    }

    /** Calls {@code attribute} for each member of the instance that a pattern assigns: {@code a, self.b = pair}. */
    default void attributes(SyntaxTree tree, int pattern, IntConsumer attribute) {}

    /** The detail of what {@link #attributes} declares. */
    default String assignedAttribute() {
        return "";
    }

    /** Whether what is written as a type's name at this node is one. */
    default boolean isTypeName(SyntaxTree tree, int node) {
        return true;
    }

    /**
     * What a resolver needs to know of the scope of a bare name, if it is not the one of the symbol around it; the beginning of
     * the use's qualifier.
     */
    default String scope(SyntaxTree tree, int name) {
        return "";
    }

    /** The position of a name in its pattern; {@code counted} is the number of names before it. */
    default int positionOf(SyntaxTree tree, int pattern, int name, int counted) {
        return counted;
    }

    /** Whether a parameter may name several: {@code a, b int}. */
    default boolean namesSeveral() {
        return false;
    }

    /** Whether a function can be called in this file only, so that its calls here tell the types of its parameters. */
    default boolean isCalledHereOnly(FileDraft file, SymbolDraft function) {
        return false;
    }

    /** The name by which a call passes this argument, if it may be that of a field that the call sets; otherwise -1. */
    default int fieldName(SyntaxTree tree, int argument, int callee) {
        return -1;
    }

    /** What a call passes at this node, whose value is {@code value}. */
    default Value argument(SyntaxTree tree, int node, Value value) {
        return value;
    }

    /** The value of the name at this position, {@code first} being the first one's; -1 if there is none. */
    default int valueOf(SyntaxTree tree, int first, int position) {
        return position == 0 ? first : -1;
    }

    /** Which of a loop's names is the element. */
    default int elementPosition() {
        return 0;
    }

    /** The parts that lead from a pattern's value to a name in it, as in {@link Value.PartOf}; null if they are not known. */
    default @Nullable List<String> partsTo(SyntaxTree tree, int pattern, int name) {
        return null;
    }

    /** The item at this position of a list that is written out; -1 if the node is none. */
    default int item(SyntaxTree tree, int list, int position) {
        return -1;
    }

    /** The value of an object that is written out, from those of its parts as other files see them. */
    default Value object(FileDraft file, int node, IntFunction<Value> part) {
        return Value.UNKNOWN;
    }

    /** The constant by which a node takes an element, as in {@link Value.PartOf}; empty if there is none. */
    default String constantIndex(SyntaxTree tree, int node) {
        return "";
    }

    /** The value that a variable has which is bound to {@code value} at this node. */
    default Value bound(SyntaxTree tree, int node, Value value) {
        return value;
    }

    /** Whether a chain of names may begin with a type in parentheses: the type of a parameter. */
    default boolean chainsBeginWithTypes() {
        return false;
    }

    /** Whether the result of a function follows from its first argument, so that chains of names keep it. */
    default boolean keepsArgument(String function) {
        return false;
    }

    /** The written type of a list whose items are of a type; empty if the language cannot write it. */
    default String listOf(String type) {
        return "";
    }

    /**
     * The value of a literal of this type, or of a comprehension if the type is empty; unknown if the items do not tell it.
     *
     * @param value gives the value of a node as other files see it
     */
    default Value collection(SyntaxTree tree, int node, String type, IntFunction<Value> value) {
        return Value.UNKNOWN;
    }

    /** Whether a written type tells one, rather than that the value does. */
    default boolean tells(String type) {
        return true;
    }

    /** The written type of a part of a type; empty if the language cannot write it. */
    default String partOfType(String type, String part) {
        return "";
    }

    /** Whether a function is accessed like a property. */
    default boolean isAccessor(SyntaxTree tree, int declaration) {
        return false;
    }

    /** Whether {@code this} in a method is not that of the code around it. */
    default boolean bindsThis(FileDraft file, SymbolDraft method) {
        return true;
    }

    /** What is created by a constructor that is a local, or has no name. */
    default Value created(Value constructor) {
        return Value.UNKNOWN;
    }

    /** The value of an expression that declares a class. */
    default Value declared(FileDraft file, SymbolDraft type) {
        return Value.UNKNOWN;
    }

    /** The type of what is created by a constructor of this type. */
    default String instanceOf(String constructor) {
        return constructor;
    }

    /** Whether the types of a local function's parameters are known. */
    default boolean tellsParameters() {
        return false;
    }

    /** The detail of a method of an object without a name; empty if such a method is no symbol. */
    default String methodOfUnnamed() {
        return "";
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

    /** The result of calling {@code this}. */
    default Value calledThis(SyntaxTree tree, int callee, Value.This instance) {
        return instance;
    }

    /** The result of calling a local, or an element of one. */
    default Value called(SyntaxTree tree, int call, Value callee) {
        return Value.UNKNOWN;
    }

    /** The value of a function that is written in place; null if only what it returns tells. */
    default @Nullable Value function(FileDraft file, int function) {
        return null;
    }

    /** The type of a declaration that has no part type: written in a comment behind it, or by what is inside; empty if there is none. */
    default String commentedType(FileDraft file, int declaration) {
        return "";
    }

    /** The offset of {@link #commentedType} in the file's text if its names are uses; otherwise -1. */
    default int commentedTypeAt(FileDraft file, int declaration) {
        return -1;
    }

    /** The value of an expression that chooses one of several by a condition; {@code first} is that of its part value. */
    default Value chosen(SyntaxTree tree, int node, Value first, IntFunction<Value> value) {
        return first;
    }

    /**
     * The value of a local behind an assignment.
     *
     * @param declared the type that its declaration tells; empty if none
     */
    default Value assigned(Value before, String declared, Value value) {
        return value;
    }

    /**
     * The branches of a conditional statement.
     *
     * @param complete whether one of them is always taken
     */
    record Alternatives(List<Integer> branches, boolean complete) {
        public static final Alternatives NONE = new Alternatives(List.of(), false);

        public Alternatives {
            branches = List.copyOf(branches);
        }
    }

    /** The branches of the statement, behind which a local has one of the values that they give it; none if the last counts. */
    default Alternatives alternatives(SyntaxTree tree, int statement) {
        return Alternatives.NONE;
    }

    /** Whether what follows the statement is not reached from a branch. */
    default boolean leaves(SyntaxTree tree, int branch) {
        return false;
    }

    /** The value of a local that has one of two values. */
    default Value joined(Value first, Value second) {
        return second;
    }

    /** Whether all assignments to an attribute count, not only the first. */
    default boolean joinsAssignments() {
        return false;
    }

    /** What an attribute is that has been assigned both of these values; the first if the language tells no more. */
    default Value either(Value first, Value second) {
        return first;
    }

    /** Whether the text of a type in quotes is read for names, and this is one of those to list. */
    default boolean isQuotedName(String name) {
        return false;
    }

    /** The type arguments of a call, in brackets as written; empty if it has none. */
    default String typeArguments(FileDraft file, int call) {
        return "";
    }

    /** What chains of names keep of a call's arguments, apart from what {@link #keepsArgument} says. */
    default String keptArguments(List<Value> arguments) {
        return "";
    }

    /** What a generator gives that yields this value. */
    default Value yielded(SyntaxTree tree, int node, Value value) {
        return Value.UNKNOWN;
    }

    /** The value that a call of a function written in place has; unknown if what it returns does not tell. */
    default Value result(FileDraft file, int function, Value returned) {
        return Value.UNKNOWN;
    }

    /** The value of a call whose arguments name types; null if it is that of any call. */
    default @Nullable Value instantiated(SyntaxTree tree, int call) {
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

    /** As {@link #variadic(String)}, for languages with several forms of such parameters. */
    default Value variadic(SyntaxTree tree, int parameter, String type) {
        return variadic(type);
    }

    /** The value of {@code super} at this node, in an instance of the type around. */
    default Value inherited(SyntaxTree tree, int node, Value.This instance) {
        return new Value.Super(instance.symbol());
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

    /**
     * A name that has a type inside a node, because a condition tells it.
     *
     * @param inside the node
     * @param onwards whether it has the type also in the nodes that follow, up to the end of the one around them
     * @param name the node of the name
     */
    record Narrowing(int inside, boolean onwards, int name, String type) {
        /** Before the part of its value, as in {@link Value.PartOf}, that the name has inside the node instead of a type. */
        public static final String PART = "?";
    }

    /** The value of a name with this value, of which a condition tells the type. */
    default Value narrowed(Value before, String type) {
        return new Value.OfType(type);
    }

    /** The value of a narrowed name for other files: of the two, the whole or what the part tells of it, the better known one. */
    default Value told(Value whole, String part) {
        return whole;
    }

    /** Which of two values a chain of names for other files goes on from; unknown if none. */
    default Value chained(Value.Combined combined) {
        return Value.UNKNOWN;
    }

    /** The value of a parameter that is the receiver of a method, and has a written type. */
    default Value receiver(Value instance, String type) {
        return instance;
    }

    /** What the condition in this node, such as a conditional statement, tells of names. */
    default List<Narrowing> narrowings(SyntaxTree tree, int node) {
        return List.of();
    }

    /**
     * Where the type that an expression is expected to have comes from: a written type, the target of an assignment, or
     * what is expected of the node {@code inside} which it is; the others are -1.
     *
     * @param part the part of that type: a member's name, a {@link Value.PartOf#RESULT}, empty for all of it
     * @param awaited whether the expression is what remains if that is awaited
     */
    record Expected(int type, int target, int inside, String part, boolean awaited) {
        public static Expected type(int node) {
            return new Expected(node, -1, -1, "", false);
        }

        public static Expected target(int node) {
            return new Expected(-1, node, -1, "", false);
        }

        public static Expected part(int inside, String part) {
            return new Expected(-1, -1, inside, part, false);
        }

        public Expected awaits(boolean does) {
            return new Expected(type, target, inside, part, does);
        }
    }

    /** What the expression's surroundings expect it to be, apart from a call's argument; null if they do not tell. */
    default @Nullable Expected expected(SyntaxTree tree, int node) {
        return null;
    }

    enum Passing {
        /** Not passed by the caller: {@code self}. */
        IMPLIED,
        REQUIRED,
        OPTIONAL,
        VARIADIC
    }
}
