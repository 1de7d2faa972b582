package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where names are declared that other files cannot see, or in a file or type, where they are symbols. */
final class Scope {
    enum Kind {
        /** A file or namespace: what it declares are symbols. */
        FILE,
        /** A type: its variables are properties, which are no bare names. */
        TYPE,
        FUNCTION,
        BLOCK
    }

    /** A name declared here. */
    static final class Local {
        /** What it is as far as the walk has come. */
        Value value = Value.UNKNOWN;

        /** Index of the symbol that it is, so that its uses are references; -1 for one that the parser resolves. */
        final int symbol;

        Local(int symbol) {
            this.symbol = symbol;
        }
    }

    final @Nullable Scope outer;
    final Kind kind;

    /** Index of the symbol whose body this is, -1 for none. */
    final int owner;

    private final Map<String, Local> names = new HashMap<>(4);
    private final Map<String, Local> types = new HashMap<>(0);

    Scope(@Nullable Scope outer, Kind kind, int owner) {
        this.outer = outer;
        this.kind = kind;
        this.owner = owner;
    }

    /** Declares a name that is resolved here, unless it is declared already. */
    Local declare(String name) {
        return names.computeIfAbsent(name, _ -> new Local(-1));
    }

    /** Declares a name that is a symbol; false where it is declared already. */
    boolean declareSymbol(String name, int symbol) {
        return names.putIfAbsent(name, new Local(symbol)) == null;
    }

    void declareType(String name) {
        types.put(name, new Local(-1));
    }

    @Nullable Local local(String name) {
        return names.get(name);
    }

    /** What the name means here or further out; null where it is not declared in a scope. */
    @Nullable Local find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Local local = scope.names.get(name);
            if (local != null) {
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

    /** The scope of the function around, or of the file or type where there is none. */
    Scope function() {
        Scope scope = this;
        while (scope.kind == Kind.BLOCK && scope.outer != null) {
            scope = scope.outer;
        }
        return scope;
    }
}
