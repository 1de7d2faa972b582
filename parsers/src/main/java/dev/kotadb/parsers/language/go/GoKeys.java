package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.FileKeys;
import dev.kotadb.parsers.resolve.names.Guesses;
import dev.kotadb.parsers.resolve.names.Paths;
import java.util.ArrayList;
import java.util.List;

/**
 * A Go file is found by its folder, and in it by each name and method that it declares, and by the methods of its interfaces; a go.mod
 * by its module's path.
 */
final class GoKeys implements FileKeys {
    static final String FAMILY = "go";

    @Override
    public List<String> of(String path, Declarations declarations) {
        String folder = Paths.folder(path);
        List<String> keys = new ArrayList<>(List.of(folder(folder)));
        for (Symbol symbol : declarations.symbols()) {
            if (isMethod(symbol)) {
                keys.add(method(folder, receiver(symbol), symbol.name()));
            } else if (symbol.parent() < 0) {
                keys.add(name(folder, symbol.name()));
            }
            if (isMethod(symbol)
                    && symbol.parent() >= 0
                    && declarations.symbols().get(symbol.parent()).kind() == SymbolKind.INTERFACE) {
                keys.add(ofInterfaces(symbol.name()));
            }
            if (symbol.kind() == SymbolKind.METHOD && !GoBuiltIns.isCommonMember(symbol.name())) {
                keys.add(Guesses.key(FAMILY, symbol.name()));
            }
        }
        return keys;
    }

    static List<String> ofModule(String path, Declarations declarations) {
        String module = declarations.settings().getOrDefault("module", "");
        return module.isEmpty() ? List.of() : List.of(module(module));
    }

    static String module(String module) {
        return "gomod:" + module;
    }

    static String folder(String folder) {
        return "go:" + folder;
    }

    static String name(String folder, String name) {
        return "go:" + folder + ":" + name;
    }

    static String method(String folder, String type, String name) {
        return "go:" + folder + ":" + type + "#" + name;
    }

    /** The key of the files that declare an interface with a method of this name. */
    static String ofInterfaces(String method) {
        return "go:interface#" + method;
    }

    /** Whether the symbol is a method with a receiver. */
    static boolean isMethod(Symbol symbol) {
        return symbol.kind() == SymbolKind.METHOD && symbol.qualifiedName().indexOf('#') > 0;
    }

    /** The name of the type that a method belongs to. */
    static String receiver(Symbol method) {
        String outer = method.qualifiedName().substring(0, method.qualifiedName().indexOf('#'));
        return outer.substring(outer.lastIndexOf('.') + 1);
    }
}
