package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Export;
import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.TypePlaces;
import dev.kotadb.parsers.facts.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hashes of what a resolver may read of a declaration, which excludes lines, columns and texts. */
final class MeaningHash {
    private MeaningHash() {}

    static int of(Symbol symbol, List<Symbol> file) {
        int h = text(symbol.kind().ordinal(), symbol.detail());
        h = text(h, symbol.name());
        h = text(h, symbol.qualifiedName());
        h = Keys.mix(h, symbol.ordinal());
        h = texts(h, symbol.modifiers());
        Symbol.Shape shape = symbol.shape();
        h = texts(h, shape.typeParameters());
        h = text(h, shape.type());
        h = value(h, shape.value(), file);
        h = texts(h, shape.parameters());
        h = Keys.mix(h, shape.optional() * 2 + (shape.variadic() ? 1 : 0));
        return texts(h, shape.supertypes());
    }

    static int of(Import one) {
        int h = text(1, one.module());
        h = text(h, one.name());
        h = text(h, one.alias());
        // A name of the scope around it, not of the whole file.
        return Keys.mix(text(h, one.kind()), one.enclosing());
    }

    static int of(Export one) {
        return text(text(text(3, one.name()), one.local()), one.module());
    }

    static int of(Map<String, String> settings) {
        int h = 2;
        for (Map.Entry<String, String> one : new TreeMap<>(settings).entrySet()) {
            h = text(text(h, one.getKey()), one.getValue());
        }
        return h;
    }

    private static int texts(int hash, @Nullable List<String> texts) {
        if (texts == null) {
            return Keys.mix(hash, -1);
        }
        int h = Keys.mix(hash, texts.size());
        for (String one : texts) {
            h = text(h, one);
        }
        return h;
    }

    private static int text(int hash, @Nullable String written) {
        String text = TypePlaces.without(written);
        return text == null ? Keys.mix(hash, -7) : Keys.mix(Keys.mix(hash, text.length()), text.hashCode());
    }

    /** Indexes of uses and symbols change with every edit, so uses are left out, and symbols count by their names. */
    private static int value(int hash, Value value, List<Symbol> file) {
        return switch (value) {
            case Value.Unknown() -> Keys.mix(hash, 1);
            case Value.OfType(String type) -> text(Keys.mix(hash, 2), type);
            case Value.OfUse(int use) -> Keys.mix(hash, 3);
            case Value.This(int symbol) -> text(Keys.mix(hash, 4), file.get(symbol).qualifiedName());
            case Value.Super(int symbol) -> text(Keys.mix(hash, 5), file.get(symbol).qualifiedName());
            case Value.ElementOf(Value collection) -> value(Keys.mix(hash, 6), collection, file);
            case Value.PartOf(Value whole, String part) -> value(text(Keys.mix(hash, 10), part), whole, file);
            case Value.Combined(Value.Operator operator, Value left, Value right, int _) ->
                value(value(text(Keys.mix(hash, 11), operator.name()), left, file), right, file);
            case Value.Awaited(Value promise) -> value(Keys.mix(hash, 7), promise, file);
            case Value.Parameter(int function, int position, String name) ->
                text(Keys.mix(text(Keys.mix(hash, 12), file.get(function).qualifiedName()), position), name);
            case Value.Argument(String name, Value argument) -> value(text(Keys.mix(hash, 13), name), argument, file);
            case Value.LambdaParameter(int use, int argument, int parameter) -> Keys.mix(hash, 8);
            case Value.Function(int parameters, Value result) ->
                value(Keys.mix(Keys.mix(hash, 9), parameters), result, file);
        };
    }
}
