package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.resolve.go.GoModuleUnits;
import dev.kotadb.parsers.resolve.go.GoUnits;
import dev.kotadb.parsers.resolve.java.JavaUnits;
import dev.kotadb.parsers.resolve.python.PythonUnits;
import dev.kotadb.parsers.resolve.script.PackageUnits;
import dev.kotadb.parsers.resolve.script.ScriptUnits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names the keys under which a file can be looked up, and tells when what they mean has changed. */
public final class DeclarationKeys {
    private static final Map<String, UnitNames> FAMILIES = families();

    private DeclarationKeys() {}

    private static Map<String, UnitNames> families() {
        UnitNames script = new ScriptUnits();
        return Map.of(
                "java", new JavaUnits(),
                "typescript", script,
                "tsx", script,
                "javascript", script,
                "jsx", script,
                "package-json", new PackageUnits(),
                "python", new PythonUnits(),
                "go", new GoUnits(),
                "gomod", new GoModuleUnits());
    }

    /** The keys for {@link DeclarationIndex#find} that this file answers to, distinct. */
    public static List<String> units(DeclaredFile file) {
        List<String> units = new ArrayList<>();
        units.add("path:" + file.path());
        UnitNames family = FAMILIES.get(file.language());
        if (family != null) {
            units.addAll(family.of(file.path(), file.declarations()));
        }
        return units.stream().distinct().toList();
    }

    /** Whether resolvers may ask files of this language for names anywhere in them. */
    static boolean offersNames(String language) {
        return !language.equals("java");
    }

    /**
     * Every key a resolver can look up in this file (its units, its types' heads, its members by name), hashed as in
     * {@link Resolution#lookups}, with a hash of what the key means there. A key that is missing, or has another
     * meaning, before and after an edit has changed.
     */
    public static Map<Integer, Integer> meanings(DeclaredFile file) {
        Map<Integer, Integer> meanings = new HashMap<>();
        Unit unit = file.unit();
        int identity = Keys.mix(Keys.mix(unit.pathHash(), unit.language().hashCode()), unit.packageName().hashCode());
        for (String name : units(file)) {
            add(meanings, Keys.unit(name), identity);
        }
        for (int i = 0; i < unit.symbols().size(); i++) {
            Declared symbol = unit.symbol(i);
            Declared parent = unit.parent(symbol);
            int scope = parent == null ? unit.pathHash() : parent.keyPart();
            int meaning = Meaning.of(symbol.symbol(), unit.symbols());
            add(meanings, Keys.child(scope, symbol.symbol().name()), meaning);
            add(meanings, Keys.children(scope), meaning);
            if (offersNames(unit.language())) {
                add(meanings, Keys.named(unit.pathHash(), symbol.symbol().name()), meaning);
            }
        }
        unit.declarations()
                .imports()
                .forEach(one -> add(meanings, Keys.imports(unit.pathHash(), one.alias()), Meaning.of(one)));
        unit.declarations()
                .exports()
                .forEach(one -> add(meanings, Keys.exports(unit.pathHash(), one.name()), Meaning.of(one)));
        if (!unit.settings().isEmpty()) {
            add(meanings, Keys.settings(unit.pathHash()), Meaning.of(unit.settings()));
        }
        return meanings;
    }

    /** In the order of the source, which is the order of the answers. */
    private static void add(Map<Integer, Integer> meanings, int key, int meaning) {
        meanings.merge(key, Keys.mix(1, meaning), (before, one) -> Keys.mix(before, one));
    }
}
