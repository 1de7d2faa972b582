package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.resolve.Declared;
import org.jspecify.annotations.Nullable;

/** A field, enum constant or record component; {@code declared} is null for the JDK's. */
record FieldDeclaration(
        TypeDeclaration owner, @Nullable Declared declared, JType type, boolean isPrivate, boolean packagePrivate) {}
