package dev.kotadb.parsers.language.java.signature;

import dev.kotadb.parsers.facts.Symbol;
import java.util.ArrayList;
import java.util.List;

/** The types that a declaration is written with, taken apart. Parameters of variable arity have an array type here. */
public record Signature(
        List<TypeText.Parameter> typeParameters, TypeText type, List<TypeText> parameters, List<TypeText> supertypes) {
    public static Signature of(Symbol symbol) {
        Symbol.Shape shape = symbol.shape();
        List<String> written = shape.parameters() == null ? List.of() : shape.parameters();
        List<TypeText> parameters = new ArrayList<>(written.size());
        for (String text : written) {
            parameters.add(TypeTextParser.type(text));
        }
        if (shape.variadic() && !parameters.isEmpty() && !written.getLast().endsWith("...")) {
            parameters.add(new TypeText.Array(parameters.removeLast()));
        }
        return new Signature(
                shape.typeParameters().stream().map(TypeTextParser::parameter).toList(),
                shape.type() == null ? TypeText.UNKNOWN : TypeTextParser.type(shape.type()),
                parameters,
                shape.supertypes().stream().map(TypeTextParser::type).toList());
    }
}
