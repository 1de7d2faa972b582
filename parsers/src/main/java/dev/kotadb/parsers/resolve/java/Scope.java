package dev.kotadb.parsers.resolve.java;

/** Where a simple type name is read. */
@FunctionalInterface
interface Scope {
    TypeName lookUp(String simpleName);
}
