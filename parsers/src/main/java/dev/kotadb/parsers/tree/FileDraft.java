package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.Export;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.text.LineStarts;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Matches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What has been found in a file so far, by its nodes. A language's {@code Syntax} reads it and adds to it. */
public final class FileDraft {
    final Matches matches;
    final SyntaxTree tree;
    final LineStarts lines;
    final Scope fileScope = new Scope(null, Scope.Kind.FILE, -1);

    String packageName = "";
    final List<Import> imports = new ArrayList<>();
    final List<Export> exports = new ArrayList<>();
    final List<SymbolDraft> symbols = new ArrayList<>();
    final List<Use> uses = new ArrayList<>();

    final Map<String, String> settings = new TreeMap<>();

    private final int[] symbolAt;
    private final Map<Integer, Scope> scopes = new HashMap<>();
    private final BitSet consumed = new BitSet();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final Map<String, Integer> attributes = new HashMap<>();

    FileDraft(Matches matches) {
        this.matches = matches;
        this.tree = matches.tree();
        this.lines = new LineStarts(tree.text());
        this.symbolAt = new int[tree.size()];
        Arrays.fill(symbolAt, -1);
    }

    public SyntaxTree tree() {
        return tree;
    }

    public Matches matches() {
        return matches;
    }

    /** The package that the file says it belongs to, empty if it says none. */
    public String packageName() {
        return packageName;
    }

    /** The symbol at this index of the file's symbols so far. */
    public SymbolDraft symbol(int index) {
        return symbols.get(index);
    }

    /** Adds a symbol and returns its index. */
    int add(SymbolDraft symbol) {
        int ordinal = ordinals.merge(symbol.kind + " " + symbol.qualifiedName, 1, Integer::sum) - 1;
        symbol.ordinal = ordinal;
        symbols.add(symbol);
        int index = symbols.size() - 1;
        if (symbol.kind == SymbolKind.PROPERTY) {
            attributes.putIfAbsent(symbol.qualifiedName, index);
        }
        if (symbolAt[symbol.node] < 0) {
            symbolAt[symbol.node] = index;
        }
        return index;
    }

    /** Whether there is a symbol of this kind and qualified name. */
    boolean has(SymbolKind kind, String qualifiedName) {
        return ordinals.containsKey(kind + " " + qualifiedName);
    }

    /** Index of the first property of this name of the type symbol at this index, -1 if none. */
    int attribute(int type, String name) {
        return attributes.getOrDefault(symbols.get(type).qualifiedName + "#" + name, -1);
    }

    /** Index of the first symbol that the node declares, -1 if none. */
    public int symbolAt(int node) {
        return symbolAt[node];
    }

    void open(int node, Scope scope) {
        scopes.put(node, scope);
    }

    /** The scope that the node opens; null if none. */
    @Nullable Scope scopeAt(int node) {
        return scopes.get(node);
    }

    /** Marks a node as read: a declaration's name, or an import, in which no use is looked for. */
    void consume(int node) {
        consumed.set(node);
    }

    boolean isConsumed(int node) {
        return consumed.get(node);
    }

    /** The line on which the node begins, from 1. */
    public int line(int node) {
        return lines.line(tree.start(node));
    }

    /** The line of an offset into the text, from 1. */
    public int lineAt(int offset) {
        return lines.line(offset);
    }

    /** The column of an offset into the text, from 0. */
    int columnAt(int offset) {
        return lines.column(offset);
    }

    public int column(int node) {
        return lines.column(tree.start(node));
    }

    public void addImport(String module, String name, String alias, String kind, int enclosing, int at) {
        imports.add(new Import(module, name, alias, kind, enclosing, line(at), column(at)));
    }

    public void addExport(String name, String local, String module) {
        exports.add(new Export(name, local, module));
    }

    /** Whether the file exports what it declares by this name. */
    public boolean isExported(String local) {
        return exports.stream().anyMatch(one -> one.module().isEmpty() && one.local().equals(local));
    }

    /** Keeps what else is to be known of the file by other files. */
    public void set(String key, String value) {
        settings.put(key, value);
    }

    FileFacts build() {
        List<Symbol> built = symbols.stream().map(SymbolDraft::build).toList();
        return new FileFacts(new Declarations(packageName, imports, exports, built, settings), uses);
    }
}
