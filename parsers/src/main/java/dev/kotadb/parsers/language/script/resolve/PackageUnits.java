package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.resolve.UnitNames;
import java.util.List;

/** A package.json is found by its package's name. */
public final class PackageUnits implements UnitNames {
    @Override
    public List<String> of(String path, Declarations declarations) {
        String name = declarations.settings().getOrDefault("name", "");
        return name.isEmpty() ? List.of() : List.of(Packages.key(name));
    }
}
