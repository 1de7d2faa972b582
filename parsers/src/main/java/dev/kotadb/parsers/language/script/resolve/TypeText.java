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

    /** A function's or constructor's type. */
    record Function(List<String> typeParameters, List<TypeText> parameters, TypeText result) implements TypeText {
        public Function {
            typeParameters = List.copyOf(typeParameters);
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
