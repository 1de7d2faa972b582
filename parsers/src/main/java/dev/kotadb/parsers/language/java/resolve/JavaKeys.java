package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.resolve.FileKeys;
import java.util.ArrayList;
import java.util.List;

/** A Java file is found by each of its top-level types, and its package is known to exist by it. */
public final class JavaKeys implements FileKeys {
    @Override
    public List<String> of(String path, Declarations declarations) {
        List<String> keys = new ArrayList<>();
        for (Symbol symbol : declarations.symbols()) {
            if (symbol.parent() < 0) {
                keys.add(type(declarations.packageName(), symbol.name()));
            }
        }
        if (!keys.isEmpty()) {
            keys.add(packageOf(declarations.packageName()));
        }
        return keys;
    }

    static String type(String packageName, String simpleName) {
        return packageName.isEmpty() ? "java:" + simpleName : "java:" + packageName + "." + simpleName;
    }

    static String packageOf(String packageName) {
        return "java-package:" + packageName;
    }
}
