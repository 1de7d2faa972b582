package dev.kotadb.parsers.tree.query;

/** What a node is to the node with the role. Queries capture it by this name in lower case. */
public enum Part {
    NAME,
    /** The target of an assignment. */
    TARGET,
    TYPE,
    PARAMETERS,
    TYPEPARAMETERS,
    RECEIVER,
    BODY,
    VALUE,
    OBJECT,
    CALLEE,
    ARGUMENTS
}
