package dev.kotadb.parsers.tree;

/** What a node is within the node that has the role: a query's capture of that name in lower case. */
public enum Part {
    NAME,
    /** What is assigned to. */
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
