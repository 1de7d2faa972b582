package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.resolve.UnitNames;
import dev.kotadb.parsers.resolve.names.Guesses;
import java.util.ArrayList;
import java.util.List;

/** A script is found by its members' names and, where it is no module, by the globals it declares. */
public final class ScriptUnits implements UnitNames {
    static final String FAMILY = "script";

    @Override
    public List<String> of(String path, Declarations declarations) {
        List<String> units = new ArrayList<>();
        boolean global = isGlobal(declarations);
        for (Symbol symbol : declarations.symbols()) {
            if (global && symbol.parent() < 0) {
                units.add(global(symbol.name()));
            }
            if (Guesses.isGuessable(symbol.kind(), symbol.name())
                    && !BuiltIns.isCommonMember(symbol.name())) {
                units.add(Guesses.key(FAMILY, symbol.name()));
            }
        }
        return units;
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
