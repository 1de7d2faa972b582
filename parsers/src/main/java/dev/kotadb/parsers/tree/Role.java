package dev.kotadb.parsers.tree;

/**
 * What a node is to us. A query says it by a capture of that name in lower case, with a point and more where the role
 * needs it: {@code @definition.class.struct}. The first pattern of a query that fits a node gives its role; a node has
 * one role.
 */
public enum Role {
    /** A symbol: {@code @definition.KIND} or {@code @definition.KIND.DETAIL}; name, type, parameters, ... are parts. */
    DEFINITION,
    /**
     * A variable, which is a symbol at the top of a file or type and a local in a function: part name, and type or
     * value. {@code @variable.hoisted} belongs to the whole function, {@code @variable.assigned} is declared by the
     * first assignment, {@code @variable.more} is a further one of the declaration around it.
     */
    VARIABLE,
    /** A local of the function around it: parts name, type, value. */
    PARAMETER,
    /**
     * A loop that declares locals: name, and value for what is looped over; {@code @iteration.clause} declares them for
     * what is around it, {@code @iteration.assigned} for the whole function.
     */
    ITERATION,
    /** Names that are assigned here but declared further out. */
    GLOBAL,
    /** A name that stands for a type in the definition around it. */
    TYPEPARAMETER,
    /** {@code @scope.function} or {@code @scope.block}: where locals live. */
    SCOPE,
    /** A clause whose types are extended. */
    EXTENDS,
    /** A clause whose types are implemented. */
    IMPLEMENTS,
    /** A node in which every name is the name of a type. */
    TYPES,
    /** A bare name in an expression. */
    IDENTIFIER,
    /** {@code @member}: name, object. */
    MEMBER,
    /** {@code @call}: callee, arguments. */
    CALL,
    /** {@code @new}: callee, arguments. */
    NEW,
    /** A name used as an element of a tag language, called when it is not written in lower case. */
    TAG,
    /** A name of a type; with part object, one with a path before it. */
    TYPENAME,
    /** Parts target and value; {@code @assignment.attribute} declares its part name as a property of the type around. */
    ASSIGNMENT,
    /** A type in front of a declaration: part name. */
    ANNOTATION,
    /** What is called with the definition that follows. */
    DECORATOR,
    /** What a function gives: part value. */
    RETURN,
    /** Has the value of its part value. */
    SAME,
    /** {@code @literal.TYPE}: is of this type, whatever it holds. */
    LITERAL,
    /** Is of the type that its part type says. */
    CAST,
    /** An element of its part object. */
    ELEMENT,
    /** What awaiting its part value gives. */
    AWAITED,
    THIS,
    SUPER,
    /** What the family's {@code Syntax} reads, and whether it is walked on into. */
    IMPORT,
    EXPORT,
    PACKAGE,
    /** Holds nothing for us. */
    SKIP
}
