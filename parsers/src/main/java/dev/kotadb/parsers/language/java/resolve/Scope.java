package dev.kotadb.parsers.language.java.resolve;

/** Where a simple type name is read. */
@FunctionalInterface
interface Scope {
    TypeName lookUp(String simpleName);
}
