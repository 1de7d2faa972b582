package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.Export;
import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file found through a {@link TrackedIndex}. It shows only what is part of the meaning of every key that finds it.
 * Its declarations are read through the index, which records each look-up.
 */
public final class FileView {
    private final String path;
    private final String language;
    private final int pathHash;
    private final Declarations declarations;
    private final Declared[] symbols;
    /** By scope: index 0 is the file, index i + 1 the symbol i. */
    private final @Nullable Object[] children;

    private volatile @Nullable Map<String, List<Declared>> named;
    private volatile @Nullable Map<String, List<Import>> imports;
    private volatile @Nullable Map<String, List<Export>> exports;

    FileView(String path, String language, Declarations declarations) {
        this.path = path;
        this.language = language;
        this.pathHash = Keys.path(path);
        this.declarations = declarations;
        this.symbols = new Declared[declarations.symbols().size()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = new Declared(this, i, declarations.symbols().get(i));
        }
        this.children = new Object[symbols.length + 1];
        List<List<Declared>> all = new ArrayList<>();
        for (int i = 0; i <= symbols.length; i++) {
            all.add(new ArrayList<>(0));
        }
        for (Declared symbol : symbols) {
            all.get(symbol.symbol().parent() + 1).add(symbol);
        }
        for (int i = 0; i <= symbols.length; i++) {
            List<Declared> inside = all.get(i);
            // A map only if a scan would take longer.
            children[i] = inside.size() <= 4 ? inside.toArray(Declared[]::new) : byName(inside);
        }
    }

    public String path() {
        return path;
    }

    public String language() {
        return language;
    }

    /** The package that the file declares; empty if none. */
    public String packageName() {
        return declarations.packageName();
    }

    int pathHash() {
        return pathHash;
    }

    Declared symbol(int index) {
        return symbols[index];
    }

    /** The symbols directly inside this one; -1 stands for the file. */
    List<Declared> children(int parent) {
        List<Declared> found = new ArrayList<>();
        for (int i = parent + 1; i < symbols.length; i++) {
            if (symbols[i].symbol().parent() == parent) {
                found.add(symbols[i]);
            }
        }
        return List.copyOf(found);
    }

    @SuppressWarnings("unchecked")
    List<Declared> children(int parent, String name) {
        Object inside = children[parent + 1];
        if (inside instanceof Map<?, ?> map) {
            return ((Map<String, List<Declared>>) map).getOrDefault(name, List.of());
        }
        Declared[] few = (Declared[]) inside;
        List<Declared> found = List.of();
        for (Declared child : few == null ? new Declared[0] : few) {
            if (child.symbol().name().equals(name)) {
                if (found.isEmpty()) {
                    found = List.of(child);
                } else {
                    List<Declared> more = new ArrayList<>(found);
                    more.add(child);
                    found = more;
                }
            }
        }
        return found;
    }

    List<Declared> named(String name) {
        Map<String, List<Declared>> known = named;
        if (known == null) {
            known = byName(List.of(symbols));
            named = known;
        }
        return known.getOrDefault(name, List.of());
    }

    List<Import> importsAs(String alias) {
        Map<String, List<Import>> known = imports;
        if (known == null) {
            known = group(declarations.imports(), Import::alias);
            imports = known;
        }
        return known.getOrDefault(alias, List.of());
    }

    List<Export> exportsAs(String name) {
        Map<String, List<Export>> known = exports;
        if (known == null) {
            known = group(declarations.exports(), Export::name);
            exports = known;
        }
        return known.getOrDefault(name, List.of());
    }

    Map<String, String> settings() {
        return declarations.settings();
    }

    private static Map<String, List<Declared>> byName(Collection<Declared> symbols) {
        return group(symbols, declared -> declared.symbol().name());
    }

    private static <T> Map<String, List<T>> group(Collection<T> all, Function<T, String> key) {
        Map<String, List<T>> groups = new HashMap<>();
        for (T one : all) {
            groups.computeIfAbsent(key.apply(one), name -> new ArrayList<>(1)).add(one);
        }
        groups.replaceAll((name, group) -> List.copyOf(group));
        return groups;
    }

    /** The symbol that encloses this one, null at the top of the file. */
    @Nullable Declared parent(Declared inner) {
        int parent = inner.symbol().parent();
        return parent < 0 ? null : symbols[parent];
    }

    /** All symbols, for the file's keys. */
    List<Symbol> symbols() {
        return declarations.symbols();
    }

    Declarations declarations() {
        return declarations;
    }
}
