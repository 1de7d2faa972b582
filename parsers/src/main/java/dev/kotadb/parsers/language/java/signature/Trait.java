package dev.kotadb.parsers.language.java.signature;

/** What a method's modifiers say. */
public enum Trait {
    STATIC,
    ABSTRACT,
    VARIADIC,
    /** Of a class file; a declaration of the repository may be used by its subclasses in any case. */
    PROTECTED,
    PRIVATE,
    PACKAGE_PRIVATE
}
