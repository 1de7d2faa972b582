package dev.kotadb.parsers.golden;

import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.TypePlaces;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Facts of one file in short words, indexes told as the names and places they stand for. */
final class FactText {
    private final FileFacts facts;

    FactText(FileFacts facts) {
        this.facts = facts;
    }

    String definition(Symbol symbol) {
        String kind = symbol.kind().name().toLowerCase(Locale.ROOT);
        return kind + (symbol.detail().isEmpty() ? "" : "(" + symbol.detail() + ")") + " " + symbol.qualifiedName()
                + (symbol.ordinal() == 0 ? "" : " ordinal " + symbol.ordinal())
                + (symbol.modifiers().isEmpty() ? "" : " " + symbol.modifiers());
    }

    List<String> details(Symbol symbol) {
        List<String> lines = new ArrayList<>();
        Symbol.Shape shape = symbol.shape();
        if (symbol.parent() >= 0) {
            lines.add("parent " + facts.declarations().symbols().get(symbol.parent()).qualifiedName());
        }
        if (!symbol.signature().isEmpty()) {
            lines.add("signature " + symbol.signature());
        }
        if (!symbol.documentation().isEmpty()) {
            lines.add("documentation " + symbol.documentation().replace("\n", "\u23ce"));
        }
        if (!shape.typeParameters().isEmpty()) {
            lines.add("type parameters " + joined(shape.typeParameters()));
        }
        if (shape.parameters() != null) {
            lines.add("parameters (" + joined(shape.parameters()) + ")" + (shape.variadic() ? " variadic" : "")
                    + (shape.optional() == 0 ? "" : " optional " + shape.optional()));
        }
        if (shape.type() != null) {
            lines.add("type " + TypePlaces.without(shape.type()));
        }
        if (!shape.value().equals(Value.UNKNOWN)) {
            lines.add("value " + value(shape.value()));
        }
        if (!shape.supertypes().isEmpty()) {
            lines.add("supertypes " + joined(shape.supertypes()));
        }
        return lines;
    }

    private static String joined(List<String> types) {
        return types.stream().map(TypePlaces::without).collect(Collectors.joining(" | "));
    }

    String in(int enclosing) {
        return enclosing < 0 ? "" : " in " + symbol(enclosing);
    }

    String value(Value value) {
        return switch (value) {
            case Value.Unknown() -> "?";
            case Value.OfType(String type) -> "`" + TypePlaces.without(type) + "`";
            case Value.OfUse(int use) -> use(use);
            case Value.This(int symbol) -> "this<" + symbol(symbol) + ">";
            case Value.Super(int symbol) -> "super<" + symbol(symbol) + ">";
            case Value.ElementOf(Value collection) -> "element<" + value(collection) + ">";
            case Value.PartOf(Value whole, String part) -> part + "<" + value(whole) + ">";
            case Value.Combined(Value.Operator operator, Value left, Value right, int _) ->
                operator.name().toLowerCase(Locale.ROOT) + "<" + value(left) + ", " + value(right) + ">";
            case Value.Awaited(Value promise) -> "awaited<" + value(promise) + ">";
            case Value.LambdaParameter(int use, int argument, int parameter) ->
                "lambda<" + use(use) + ", argument " + argument + ", parameter " + parameter + ">";
            case Value.Parameter(int function, int position, String name) ->
                "parameter<" + symbol(function) + ", " + position + (name.isEmpty() ? "" : " " + name) + ">";
            case Value.Argument(String name, Value argument) -> name + "=" + value(argument);
            case Value.Function(int parameters, Value result) ->
                "function/" + parameters + (result.equals(Value.UNKNOWN) ? "" : " -> " + value(result));
        };
    }

    private String use(int index) {
        if (index < 0 || index >= facts.uses().size()) {
            return "NO SUCH USE " + index;
        }
        Use use = facts.uses().get(index);
        return use.name() + "@" + use.line() + ":" + use.column();
    }

    private String symbol(int index) {
        return index < 0 || index >= facts.declarations().symbols().size()
                ? "NO SUCH SYMBOL " + index
                : facts.declarations().symbols().get(index).qualifiedName();
    }

    /** Names and values in turn; what is empty is left out. */
    static String fields(String... namesAndValues) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                fields.add(namesAndValues[i] + "=" + namesAndValues[i + 1]);
            }
        }
        return String.join(" ", fields);
    }
}
