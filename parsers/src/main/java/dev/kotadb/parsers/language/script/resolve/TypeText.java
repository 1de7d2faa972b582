package dev.kotadb.parsers.language.script.resolve;

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
     * @param typeParameters with their bounds
     */
    record Function(Map<String, TypeText> typeParameters, List<TypeText> parameters, TypeText result) implements TypeText {
        public Function {
            typeParameters = Map.copyOf(typeParameters);
            parameters = List.copyOf(parameters);
        }
    }

    /** An object type; the name {@code ""} stands for an index signature, {@code "()"} for a call signature. */
    record ObjectType(Map<String, TypeText> members) implements TypeText {
        public ObjectType {
            members = Map.copyOf(members);
        }
    }

    /** {@code T["key"]}; the key is empty if it is neither a string nor a number. */
    record Indexed(TypeText type, String key) implements TypeText {}
}
