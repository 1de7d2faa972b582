package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.TypePlaces;
import dev.kotadb.parsers.resolve.names.Chain;
import java.util.List;
import java.util.Map;

/** A type as TypeScript writes it, as far as resolution reads it. */
sealed interface TypeText {
    TypeText UNKNOWN = new Opaque();

    /** A type without known members. */
    record Opaque() implements TypeText {}

    /** A name, dotted if it has a path, with its type arguments. */
    record Named(String name, List<TypeText> arguments) implements TypeText {
        public Named {
            arguments = List.copyOf(arguments);
        }
    }

    record Union(List<TypeText> arms) implements TypeText {
        public Union {
            arms = List.copyOf(arms);
        }
    }

    record Intersection(List<TypeText> parts) implements TypeText {
        public Intersection {
            parts = List.copyOf(parts);
        }
    }

    record ArrayOf(TypeText element) implements TypeText {}

    record Tuple(List<TypeText> elements) implements TypeText {
        public Tuple {
            elements = List.copyOf(elements);
        }
    }

    record Query(Chain chain) implements TypeText {}

    /**
     * {@code import("module").Name}.
     *
     * @param name empty for the module itself
     * @param type whether the name is that of a type, not of a value behind {@code typeof}
     */
    record Imported(String module, String name, boolean type, List<TypeText> arguments) implements TypeText {
        public Imported {
            arguments = List.copyOf(arguments);
        }
    }

    /** An object with the members of others, of which the last counts. */
    record Spread(List<TypeText> objects) implements TypeText {
        public Spread {
            objects = List.copyOf(objects);
        }
    }

    /**
     * A function's or constructor's type.
     *
     * @param required how many arguments a call has to pass
     * @param variadic whether it may pass any number
     */
    record Function(List<Variable> typeParameters, List<TypeText> parameters, int required, boolean variadic, TypeText result)
            implements TypeText {
        public Function {
            typeParameters = List.copyOf(typeParameters);
            parameters = List.copyOf(parameters);
        }

        boolean takes(int arguments) {
            return arguments >= required && (arguments <= parameters.size() || variadic);
        }
    }

    /** A type parameter; bound and default are {@link #UNKNOWN} if it has none. */
    record Variable(String name, TypeText bound, TypeText fallback) {}

    /** The types of a function with overloads. */
    record Overloads(List<Function> functions) implements TypeText {
        public Overloads {
            functions = List.copyOf(functions);
        }
    }

    /**
     * {@code checked extends extended ? then : otherwise}.
     *
     * @param inferred the names that {@code extended} introduces
     */
    record Conditional(TypeText checked, TypeText extended, List<String> inferred, TypeText then, TypeText otherwise)
            implements TypeText {
        public Conditional {
            inferred = List.copyOf(inferred);
        }
    }

    /**
     * An object type; the name {@code ""} stands for an index signature, {@code "()"} for call signatures.
     *
     * @param places where members are declared, as in {@link TypePlaces}; not of those with overloads
     */
    record ObjectType(Map<String, TypeText> members, Map<String, String> places) implements TypeText {
        public ObjectType {
            members = Map.copyOf(members);
            places = Map.copyOf(places);
        }
    }

    /** The class that an expression declares at a place, as in {@link TypePlaces}. */
    record ClassAt(String place, String name) implements TypeText {}

    /** {@code T["key"]}; the key is empty if it is neither a string nor a number. */
    record Indexed(TypeText type, String key) implements TypeText {}
}
