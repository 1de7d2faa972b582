package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import java.util.ArrayDeque;
import java.util.Deque;

/** The position of the second walk: scope and enclosing symbol, and the values of the expressions it has left. */
final class WalkPosition {
    private final FileDraft file;
    private final Syntax syntax;
    private final Value[] values;
    private final Deque<Integer> enclosing = new ArrayDeque<>();
    private Scope scope;

    WalkPosition(FileDraft file, Syntax syntax) {
        this.file = file;
        this.syntax = syntax;
        this.values = new Value[file.tree.size()];
        this.scope = file.fileScope;
    }

    void enter(int node) {
        Scope opened = file.scopeAt(node);
        if (opened != null) {
            scope = opened;
        }
        if (file.symbolAt(node) >= 0) {
            enclosing.push(file.symbolAt(node));
        }
    }

    void exit(int node) {
        Scope opened = file.scopeAt(node);
        if (opened != null && opened.outer != null) {
            scope = opened.outer;
        }
        if (file.symbolAt(node) >= 0) {
            enclosing.pop();
        }
    }

    Scope scope() {
        return scope;
    }

    /** Index of the innermost enclosing symbol, -1 at the top of the file. */
    int enclosing() {
        return enclosing.isEmpty() ? -1 : enclosing.peek();
    }

    /** The value of an expression that the walk has left. */
    Value value(int node) {
        return node < 0 || values[node] == null ? Value.UNKNOWN : values[node];
    }

    void setValue(int node, Value value) {
        values[node] = value;
    }

    /** The value of {@code this}; unknown outside of types. */
    Value thisValue() {
        for (int at = enclosing(); at >= 0; at = file.symbols.get(at).parent) {
            SymbolDraft symbol = file.symbols.get(at);
            if (symbol.isType()) {
                return new Value.This(at);
            }
            if (symbol.kind == SymbolKind.METHOD && !syntax.bindsThis(file, symbol)) {
                continue;
            } else if (symbol.isOfShape()) {
                return Value.UNKNOWN; // the object has no name
            }
            boolean ofObject = symbol.parent >= 0 && !file.symbols.get(symbol.parent).isType();
            if (symbol.kind == SymbolKind.METHOD && ofObject) {
                return new Value.This(symbol.parent);
            }
        }
        return Value.UNKNOWN;
    }
}
