package dev.kotadb.parsers.tree.parsed;

import io.github.treesitter.jtreesitter.Language;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.HashMap;
import java.util.Map;

/** A grammar and its names. The names are read once, since each call into the library costs a new string. */
public final class Grammar {
    /** No node has this field. */
    public static final short NO_FIELD = Short.MIN_VALUE;

    private final Language language;
    private final String[] kindNames;
    private final boolean[] named;
    private final boolean[] comments;
    private final Map<String, Short> fields = new HashMap<>();

    private Grammar(Language language) {
        this.language = language;
        int count = language.getSymbolCount();
        this.kindNames = new String[count];
        this.named = new boolean[count];
        this.comments = new boolean[count];
        for (short kind = 0; kind < count; kind++) {
            String name = language.getSymbolName(kind);
            kindNames[kind] = name == null ? "" : name.intern();
            named[kind] = language.isNamed(kind);
            comments[kind] = named[kind] && kindNames[kind].endsWith("comment");
        }
        for (short field = 1; field <= language.getFieldCount(); field++) {
            String name = language.getFieldNameForId(field);
            if (name != null) {
                fields.put(name, field);
            }
        }
    }

    /** Loads a library such as {@code tree-sitter-go}; it stays loaded. */
    public static Grammar load(String library) {
        SymbolLookup symbols = SymbolLookup.libraryLookup(NativeLibraries.unpacked(library), Arena.global());
        return new Grammar(Language.load(symbols, library.replace('-', '_')));
    }

    public Language language() {
        return language;
    }

    public int kinds() {
        return kindNames.length;
    }

    public String kindName(short kind) {
        return kindNames[kind];
    }

    public boolean isNamed(short kind) {
        return named[kind];
    }

    boolean isComment(short kind) {
        return kind >= 0 && comments[kind];
    }

    public short field(String name) {
        return fields.getOrDefault(name, NO_FIELD);
    }
}
