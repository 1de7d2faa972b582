package dev.kotadb.parsers.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names the keys under which a file can be looked up, and hashes what each key means, to find changes. */
public final class DeclarationKeys {
    private final Map<String, LanguageRules> rules;

    public DeclarationKeys(Map<String, LanguageRules> rules) {
        this.rules = Map.copyOf(rules);
    }

    /** The keys by which {@link DeclarationIndex#find} finds this file, distinct. */
    public List<String> of(DeclaredFile file) {
        List<String> keys = new ArrayList<>();
        keys.add("path:" + file.path());
        keys.addAll(rules(file.language()).keys().of(file.path(), file.declarations()));
        return keys.stream().distinct().toList();
    }

    LanguageRules rules(String language) {
        return rules.getOrDefault(language, LanguageRules.NONE);
    }

    /**
     * Every key a resolver can look up in this file (the file itself, its types, its members by name), hashed as in
     * {@link Resolution#lookups}, with a hash of what the key means there. An edit has changed a key if it is
     * missing before or after the edit, or its meaning differs.
     */
    public Map<Integer, Integer> meanings(DeclaredFile file) {
        Map<Integer, Integer> meanings = new HashMap<>();
        FileView view = file.view();
        int identity = Keys.mix(Keys.mix(view.pathHash(), view.language().hashCode()), view.packageName().hashCode());
        for (String name : of(file)) {
            add(meanings, Keys.file(name), identity);
        }
        for (int i = 0; i < view.symbols().size(); i++) {
            Declared symbol = view.symbol(i);
            Declared parent = view.parent(symbol);
            int scope = parent == null ? view.pathHash() : parent.keyPart();
            int meaning = MeaningHash.of(symbol.symbol(), view.symbols());
            add(meanings, Keys.child(scope, symbol.symbol().name()), meaning);
            add(meanings, Keys.children(scope), meaning);
            if (rules(view.language()).findsNestedNames()) {
                add(meanings, Keys.named(view.pathHash(), symbol.symbol().name()), meaning);
            }
        }
        view.declarations()
                .imports()
                .forEach(one -> add(meanings, Keys.imports(view.pathHash(), one.alias()), MeaningHash.of(one)));
        view.declarations()
                .exports()
                .forEach(one -> add(meanings, Keys.exports(view.pathHash(), one.name()), MeaningHash.of(one)));
        if (!view.settings().isEmpty()) {
            add(meanings, Keys.settings(view.pathHash()), MeaningHash.of(view.settings()));
        }
        return meanings;
    }

    /** Combines the meanings of one key in source order, the order of the results. */
    private static void add(Map<Integer, Integer> meanings, int key, int meaning) {
        meanings.merge(key, Keys.mix(1, meaning), (before, one) -> Keys.mix(before, one));
    }
}
