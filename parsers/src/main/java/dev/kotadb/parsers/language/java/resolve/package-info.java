/** Java's rules: scopes, inheritance, overloads, generics; the JDK's own types from the JDK that runs. */
@NullMarked
package dev.kotadb.parsers.language.java.resolve;

import org.jspecify.annotations.NullMarked;
