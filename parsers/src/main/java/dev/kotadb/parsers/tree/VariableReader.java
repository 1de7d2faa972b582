package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.SymbolKind;

/** Declares variables: as symbols at the top of a file or type, as locals elsewhere. */
final class VariableReader {
    private final FileDraft file;
    private final Matches matches;
    private final SyntaxTree tree;
    private final Syntax syntax;
    private final SymbolReader reader;

    VariableReader(FileDraft file, Syntax syntax, SymbolReader reader) {
        this.file = file;
        this.matches = file.matches;
        this.tree = file.tree;
        this.syntax = syntax;
        this.reader = reader;
    }

    /** Declares what the node names; the answer is the symbol whose value lies in it, -1 without. */
    int variable(int node, Scope scope, int enclosing) {
        boolean hoisted = matches.argument(node).equals("hoisted") || matches.argument(node).equals("assigned");
        Scope home = hoisted ? scope.function() : scope;
        if (home.kind == Scope.Kind.FILE || home.kind == Scope.Kind.TYPE) {
            return symbols(node, home, enclosing);
        }
        locals(node, home);
        return -1;
    }

    private int symbols(int node, Scope home, int enclosing) {
        int pattern = matches.part(node, Part.NAME);
        boolean once = matches.argument(node).equals("assigned") || matches.argument(node).equals("more");
        int[] declared = {-1};
        syntax.names(tree, pattern, name -> {
            if (!once || home.local(tree.text(name)) == null) {
                file.consume(name);
                int symbol = symbol(node, name == pattern ? node : name, name, home, enclosing);
                declared[0] = name == pattern ? symbol : declared[0];
            }
        });
        return declared[0];
    }

    private int symbol(int declaration, int node, int name, Scope home, int enclosing) {
        boolean further = enclosing >= 0 && file.symbols.get(enclosing).node == tree.parent(declaration);
        String text = tree.text(name);
        boolean member = home.kind == Scope.Kind.TYPE;
        boolean constant = (!member || syntax.hasConstantMembers()) && syntax.isConstant(file, declaration, text);
        SymbolKind kind = constant ? SymbolKind.CONSTANT : member ? SymbolKind.PROPERTY : SymbolKind.VARIABLE;
        int parent = further ? file.symbols.get(enclosing).parent : enclosing;
        int symbol = reader.symbol(kind, syntax.detail(kind, text), node, name, declaration, parent);
        home.declareSymbol(text, symbol);
        if (further) {
            file.symbols.get(symbol).type = file.symbols.get(enclosing).type;
        }
        syntax.declared(file, symbol);
        return symbol;
    }

    void locals(int node, Scope home) {
        int part = matches.part(node, Part.NAME);
        syntax.names(tree, part < 0 ? node : part, name -> {
            Scope.Local known = home.local(tree.text(name));
            if (known == null || known.symbol < 0) {
                file.consume(name);
                home.declare(tree.text(name));
            }
        });
    }

    /**
     * An attribute of {@code self} that is first assigned in a method is a property of the type, unless a method is bound
     * to its own name.
     */
    void attribute(int node, int enclosing) {
        int type = enclosing;
        while (type >= 0 && !file.symbols.get(type).isType()) {
            type = file.symbols.get(type).parent;
        }
        int name = matches.part(node, Part.NAME);
        String qualified = type < 0 ? "" : file.symbols.get(type).qualifiedName + "#" + tree.text(name);
        boolean known = file.has(SymbolKind.PROPERTY, qualified) || file.has(SymbolKind.METHOD, qualified);
        int value = matches.part(node, Part.VALUE);
        if (type >= 0 && !known && (value < 0 || !tree.text(value).endsWith(".bind(this)"))) {
            reader.symbol(SymbolKind.PROPERTY, "", name, name, node, type);
        }
    }
}
