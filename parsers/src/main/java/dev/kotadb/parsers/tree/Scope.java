package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scope: it maps names to locals or, in a file or type, to symbols. */
final class Scope {
    /** Instead of the index of a symbol: a function says that it means the file's name, which may be declared later. */
    static final int OF_THE_FILE = Integer.MAX_VALUE;

    enum Kind {
        /** A file or namespace, whose declarations are symbols. */
        FILE,
        /** A type, whose variables are properties and cannot be used as bare names. */
        TYPE,
        FUNCTION,
        BLOCK
    }

    /** A name declared here. */
    static final class Local {
        /** Its value as far as the walk has come. */
        Value value = Value.UNKNOWN;

        /** Whether it has been given a value so far. */
        boolean bound;

        /** The type that its declaration tells; empty if none. */
        String declared = "";

        /** Index of the symbol with this name, whose uses are references; -1 for a local. */
        final int symbol;

        /** The first node in which the name is visible. */
        final int from;

        Local(int symbol, int from) {
            this.symbol = symbol;
            this.from = from;
        }
    }

    final @Nullable Scope outer;
    final Kind kind;

    /** Index of the symbol whose body this is, -1 for none. */
    final int owner;

    /** What the function returns first, if that is known. */
    Value returned = Value.UNKNOWN;

    private final Map<String, Local> names = new HashMap<>(4);
    private final Map<String, Local> types = new HashMap<>(0);

    Scope(@Nullable Scope outer, Kind kind, int owner) {
        this.outer = outer;
        this.kind = kind;
        this.owner = owner;
    }

    /** Declares a local, unless the name is declared already. */
    Local declare(String name) {
        return declare(name, 0);
    }

    /** As {@link #declare(String)}; uses see the name from this node on. */
    Local declare(String name, int from) {
        return names.computeIfAbsent(name, _ -> new Local(-1, from));
    }

    /** Declares a symbol; false if the name is declared already. */
    boolean declareSymbol(String name, int symbol) {
        return names.putIfAbsent(name, new Local(symbol, 0)) == null;
    }

    void declareType(String name) {
        types.put(name, new Local(-1, 0));
    }

    @Nullable Local local(String name) {
        return names.get(name);
    }

    /** What the name stands for in this scope or an outer one; null if it is not declared. */
    @Nullable Local find(String name) {
        return find(name, Integer.MAX_VALUE);
    }

    /** As {@link #find(String)}, used in this node: a declaration that has not ended yet is not visible. */
    @Nullable Local find(String name, int node) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Local local = scope.names.get(name);
            if (local != null && local.from <= node) {
                return local;
            }
        }
        return null;
    }

    boolean isTypeParameter(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.types.containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    /** The scope of the enclosing function, otherwise of the enclosing file or type. */
    Scope function() {
        Scope scope = this;
        while (scope.kind == Kind.BLOCK && scope.outer != null) {
            scope = scope.outer;
        }
        return scope;
    }
}
