package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.resolve.FileKeys;
import java.util.List;

/** A package.json is found by its package's name. */
public final class PackageKeys implements FileKeys {
    @Override
    public List<String> of(String path, Declarations declarations) {
        String name = declarations.settings().getOrDefault("name", "");
        return name.isEmpty() ? List.of() : List.of(Packages.key(name));
    }
}
