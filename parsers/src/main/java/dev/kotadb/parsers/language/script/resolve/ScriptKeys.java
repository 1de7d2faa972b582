package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.resolve.FileKeys;
import dev.kotadb.parsers.resolve.names.Guesses;
import java.util.ArrayList;
import java.util.List;

/** A script is found by its members' names and, if it is not a module, by the globals that it declares. */
public final class ScriptKeys implements FileKeys {
    static final String FAMILY = "script";

    @Override
    public List<String> of(String path, Declarations declarations) {
        List<String> keys = new ArrayList<>();
        boolean global = isGlobal(declarations);
        for (Symbol symbol : declarations.symbols()) {
            if (global && symbol.parent() < 0) {
                keys.add(global(symbol.name()));
            }
            if (Guesses.isGuessable(symbol.kind(), symbol.name())
                    && !BuiltIns.isCommonMember(symbol.name())) {
                keys.add(Guesses.key(FAMILY, symbol.name()));
            }
        }
        return keys;
    }

    /** A package.json is found by its package's name. */
    public static List<String> ofPackage(String path, Declarations declarations) {
        String name = declarations.settings().getOrDefault("name", "");
        return name.isEmpty() ? List.of() : List.of(Packages.key(name));
    }

    static String global(String name) {
        return "global:script:" + name;
    }

    private static boolean isGlobal(Declarations declarations) {
        return declarations.imports().isEmpty()
                && declarations.exports().isEmpty()
                && declarations.symbols().stream().noneMatch(symbol -> symbol.is("exported"));
    }
}
