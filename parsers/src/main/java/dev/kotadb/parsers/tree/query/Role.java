package dev.kotadb.parsers.tree.query;

/**
 * What a node means. Queries capture it by this name in lower case, followed by a dot and an argument if the role
 * needs one: {@code @definition.class.struct}. A node has one role, that of the first pattern that matches it.
 * one role.
 */
public enum Role {
    /** A symbol: {@code @definition.KIND} or {@code @definition.KIND.DETAIL}; name, type, parameters, ... are parts. */
    DEFINITION,
    /**
     * A variable, which is a symbol at the top of a file or type and a local in a function: parts name, type and
     * value. {@code @variable.hoisted} belongs to the whole function, {@code @variable.assigned} is declared by its
     * first assignment, {@code @variable.more} is a further variable of the enclosing declaration.
     */
    VARIABLE,
    /** A local of the function around it: parts name, type, value. */
    PARAMETER,
    /**
     * A loop that declares locals: part name, and value for the collection. {@code @iteration.clause} declares them in
     * the enclosing scope, {@code @iteration.assigned} in the whole function.
     */
    ITERATION,
    /** Names that are assigned here but declared in an outer scope. */
    GLOBAL,
    /** A name that stands for a type in the definition around it. */
    TYPEPARAMETER,
    /** A condition and what depends on it; the language's {@code Syntax} tells what is known there. May have a part value. */
    CONDITION,
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
    /**
     * {@code @call}: callee, arguments. {@code @call.constructor} calls another constructor of {@code this}; {@code @call.awaited}
     * awaits the result, and {@code @call.operand} is the operand of another operator, although the tree has them the other way round.
     */
    CALL,
    /** {@code @new}: callee, arguments. */
    NEW,
    /** An element's name in JSX; a call unless it is in lower case. */
    TAG,
    /** The name of a type; part object is a path before it. */
    TYPENAME,
    /**
     * Parts target and value; {@code @assignment.attribute} or {@code @assignment.attribute.DETAIL} declares its part name
     * as a property of the type around.
     */
    ASSIGNMENT,
    /** A type in front of a declaration: part name. */
    ANNOTATION,
    /** A function that is applied to the following definition. */
    DECORATOR,
    /** The result of a function: part value. */
    RETURN,
    /** An expression with the same value as its part value. */
    SAME,
    /** {@code @literal.TYPE}: an expression of this type. */
    LITERAL,
    /** An expression of the type in its part type. */
    CAST,
    /** An element of its part object. */
    ELEMENT,
    /** The result of awaiting its part value; {@code @awaited.PART} for another part of it, that no source can name. */
    AWAITED,
    THIS,
    SUPER,
    /** Read by the language's {@code Syntax}, which also decides whether the walk goes into it. */
    IMPORT,
    EXPORT,
    PACKAGE,
    /** Ignored, with all nodes in it. {@code @skip.path} is a path of names, each of which is used. */
    SKIP
}
