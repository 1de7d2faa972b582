package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.resolve.FileKeys;
import dev.kotadb.parsers.resolve.names.Guesses;
import java.util.ArrayList;
import java.util.List;

/** A Python file is found by its module's last name and by its members' names. */
final class PythonKeys implements FileKeys {
    static final String FAMILY = "python";

    @Override
    public List<String> of(String path, Declarations declarations) {
        List<String> keys = new ArrayList<>();
        PythonModules.endings(path).forEach(ending -> keys.add(PythonModules.key(ending)));
        for (Symbol symbol : declarations.symbols()) {
            if (Guesses.isGuessable(symbol.kind(), symbol.name())
                    && !PythonBuiltIns.isCommonMember(symbol.name())) {
                keys.add(Guesses.key(FAMILY, symbol.name()));
            }
        }
        return keys;
    }
}
