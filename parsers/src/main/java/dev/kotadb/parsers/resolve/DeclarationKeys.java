package dev.kotadb.parsers.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names the keys under which a file can be looked up, and tells when what they mean has changed. */
public final class DeclarationKeys {
    private final Map<String, LanguageRules> rules;

    public DeclarationKeys(Map<String, LanguageRules> rules) {
        this.rules = Map.copyOf(rules);
    }

    /** The keys for {@link DeclarationIndex#find} that this file answers to, distinct. */
    public List<String> units(DeclaredFile file) {
        List<String> units = new ArrayList<>();
        units.add("path:" + file.path());
        units.addAll(rules(file.language()).keys().of(file.path(), file.declarations()));
        return units.stream().distinct().toList();
    }

    LanguageRules rules(String language) {
        return rules.getOrDefault(language, LanguageRules.NONE);
    }

    /**
     * Every key a resolver can look up in this file (its units, its types' heads, its members by name), hashed as in
     * {@link Resolution#lookups}, with a hash of what the key means there. A key that is missing, or has another
     * meaning, before and after an edit has changed.
     */
    public Map<Integer, Integer> meanings(DeclaredFile file) {
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
            if (rules(unit.language()).findsNestedNames()) {
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
