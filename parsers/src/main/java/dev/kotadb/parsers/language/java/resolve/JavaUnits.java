package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.resolve.UnitNames;
import java.util.ArrayList;
import java.util.List;

/** A Java file is found by each of its top-level types, and its package is known to exist by it. */
public final class JavaUnits implements UnitNames {
    @Override
    public List<String> of(String path, Declarations declarations) {
        List<String> units = new ArrayList<>();
        for (Symbol symbol : declarations.symbols()) {
            if (symbol.parent() < 0) {
                units.add(type(declarations.packageName(), symbol.name()));
            }
        }
        if (!units.isEmpty()) {
            units.add(packageOf(declarations.packageName()));
        }
        return units;
    }

    static String type(String packageName, String simpleName) {
        return packageName.isEmpty() ? "java:" + simpleName : "java:" + packageName + "." + simpleName;
    }

    static String packageOf(String packageName) {
        return "java-package:" + packageName;
    }
}
