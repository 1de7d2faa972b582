package dev.kotadb.parsers.facts;

import java.util.List;
import java.util.Map;

/**
 * What a file offers to others: all that resolution reads of a file other than the one it resolves.
 *
 * @param packageName the package that the file declares; empty if none
 * @param imports in the order of the source
 * @param exports exported names, for languages that declare them
 * @param symbols in the order of the source, each after its parent
 * @param settings facts of a configuration file ({@code go.mod}, {@code tsconfig.json}, {@code package.json}) that
 *     resolution needs, keys as in that file, nested ones joined by {@code /}
 */
public record Declarations(
        String packageName,
        List<Import> imports,
        List<Export> exports,
        List<Symbol> symbols,
        Map<String, String> settings) {
    public static final Declarations NONE = new Declarations("", List.of(), List.of(), List.of(), Map.of());

    public Declarations {
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
        symbols = List.copyOf(symbols);
        settings = Map.copyOf(settings);
    }
}
