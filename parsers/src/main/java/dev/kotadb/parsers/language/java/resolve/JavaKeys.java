package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.resolve.FileKeys;
import java.util.ArrayList;
import java.util.List;

/** A Java file is found by each of its top-level types, and its package is known to exist by it. */
public final class JavaKeys implements FileKeys {
    /** The setting of a module's file that holds the packages which it exports to all, separated by blanks. */
    public static final String EXPORTS = "exports";

    /** As {@link #EXPORTS}, of the modules that it requires transitively. */
    public static final String TRANSITIVE = "requires transitive";

    @Override
    public List<String> of(String path, Declarations declarations) {
        List<String> keys = new ArrayList<>();
        for (Symbol symbol : declarations.symbols()) {
            if (symbol.detail().equals("module")) {
                keys.add(module(symbol.name()));
            } else if (symbol.parent() < 0) {
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

    static String module(String name) {
        return "java-module:" + name;
    }

    static String packageOf(String packageName) {
        return "java-package:" + packageName;
    }
}
