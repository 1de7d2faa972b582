package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.resolve.FileKeys;
import java.util.List;

/** A go.mod is found by its module's path. */
public final class GoModuleKeys implements FileKeys {
    @Override
    public List<String> of(String path, Declarations declarations) {
        String module = declarations.settings().getOrDefault("module", "");
        return module.isEmpty() ? List.of() : List.of(key(module));
    }

    static String key(String module) {
        return "gomod:" + module;
    }
}
