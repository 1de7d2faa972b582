package dev.kotadb.parsers.language.java.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type as written, taken apart but not yet looked up. */
public sealed interface TypeText {
    TypeText UNKNOWN = new Missing();

    /** Not written ({@code var}), or not understood. */
    record Missing() implements TypeText {}

    record Primitive(String name) implements TypeText {}

    /** One segment of a dotted name with its type arguments; {@code outer} holds those before it. */
    record Name(@Nullable Name outer, String name, List<TypeText> arguments) implements TypeText {
        /** Without type arguments; null for an empty text. */
        public static @Nullable Name of(String dotted) {
            Name path = null;
            for (String part : dotted.isEmpty() ? new String[0] : dotted.split("\\.")) {
                path = new Name(path, part, List.of());
            }
            return path;
        }

        public String dotted() {
            return outer == null ? name : outer.dotted() + "." + name;
        }
    }

    /** A class by its binary name, {@code java/util/Map$Entry}, as class files have it. */
    record Binary(String name, List<TypeText> arguments) implements TypeText {}

    /** One of several exceptions. */
    record Union(List<TypeText> types) implements TypeText {}

    record Array(TypeText element) implements TypeText {}

    /** A bound is missing for a lone question mark. */
    record Wildcard(boolean lower, TypeText bound) implements TypeText {}

    /** A type parameter and its bounds. */
    record Parameter(String name, List<TypeText> bounds) {}
}
