package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Matches;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;
import java.util.Locale;

/** Declares the names of definitions, variables and parameters: as symbols of the file, or as locals of a scope. */
final class DeclarationReader {
    /** How many members of objects without a name may be inside each other: each has the text of its own type. */
    private static final int DEEPEST = 6;

    private final FileDraft file;
    private final Matches matches;
    private final SyntaxTree tree;
    private final Syntax syntax;
    private final SymbolReader symbols;

    DeclarationReader(FileDraft file, Syntax syntax, SymbolReader symbols) {
        this.file = file;
        this.matches = file.matches;
        this.tree = file.tree;
        this.syntax = syntax;
        this.symbols = symbols;
    }

    /** Declares a definition and returns the scope of its content, whose owner is the new symbol, or -1 if there is none. */
    Scope definition(int node, Scope scope, int enclosing) {
        String[] argument = matches.argument(node).split("\\.", 2);
        SymbolKind kind = SymbolKind.valueOf(argument[0].toUpperCase(Locale.ROOT));
        String detail = argument.length > 1 ? argument[1] : "";
        int name = matches.name(node);
        if (kind == SymbolKind.FUNCTION && scope.kind == Scope.Kind.TYPE) {
            kind = SymbolKind.METHOD;
        }
        boolean accessor = kind == SymbolKind.METHOD && syntax.isAccessor(tree, node);
        if (accessor) {
            kind = SymbolKind.PROPERTY;
            detail = "accessor";
        }
        detail = detail.isEmpty() ? syntax.detail(kind, tree.text(name)) : detail;
        for (int inner = name; tree.is(name, "nested_identifier") && inner < tree.next(name); inner++) {
            file.consume(inner);
        }
        file.consume(name);
        int parent = enclosing;
        if (detail.equals("parameter")) {
            scope.function().declare(tree.text(name));
            parent = parent < 0 ? -1 : file.symbols.get(parent).parent;
            detail = "parameter_property";
        }
        boolean unowned = SymbolReader.isMember(kind, detail) && !isMemberOf(enclosing, node);
        detail = unowned && kind == SymbolKind.METHOD ? syntax.methodOfUnnamed() : detail;
        boolean unnamed = detail.equals(Symbol.SHAPE);
        boolean placed = unnamed ? isWithin(parent) : parent >= 0 || !detail.equals("parameter_property");
        int symbol = -1;
        if (placed && (unnamed || !unowned)) {
            symbol = symbols.symbol(kind, detail, node, name, node, parent);
            boolean visible = !unnamed && !file.symbols.get(symbol).isOfExpression();
            if (visible && scope.kind != Scope.Kind.TYPE && matches.part(node, Part.RECEIVER) < 0) {
                scope.declareSymbol(file.symbols.get(symbol).name, symbol);
            }
            syntax.declared(file, symbol);
            if (accessor) {
                file.symbols.get(symbol).parameters = null;
            }
            furtherProperties(node, name, kind, detail, parent);
        }
        Scope body = new Scope(scope, bodyKind(kind, detail, node), symbol);
        if (detail.equals(Symbol.EXPRESSION)) {
            body.declareSymbol(file.symbols.get(symbol).name, symbol);
        }
        return body;
    }

    /** Whether members of an object without a name may be declared inside the symbol: in no more than a few others. */
    private boolean isWithin(int symbol) {
        int others = 0;
        for (int at = symbol; at >= 0 && file.symbols.get(at).isOfShape(); at = file.symbols.get(at).parent) {
            others++;
        }
        return symbol >= 0 && others < DEEPEST;
    }

    /** A declaration of one property may name more of them. */
    private void furtherProperties(int node, int first, SymbolKind kind, String detail, int parent) {
        if (syntax.namesSeveral() && kind == SymbolKind.PROPERTY) {
            syntax.names(tree, first, name -> {
                if (name != first) {
                    file.consume(name);
                    symbols.symbol(kind, detail, name, name, node, parent);
                }
            });
        }
    }

    private Scope.Kind bodyKind(SymbolKind kind, String detail, int node) {
        if (detail.equals("namespace")) {
            return Scope.Kind.FILE;
        }
        return switch (kind) {
            case CLASS, INTERFACE, ENUM, TYPE -> Scope.Kind.TYPE;
            case FUNCTION, METHOD ->
                matches.is(matches.part(node, Part.VALUE), Role.SCOPE) ? Scope.Kind.BLOCK : Scope.Kind.FUNCTION;
            case PROPERTY, VARIABLE, CONSTANT -> switch (detail) {
                case "accessor" -> Scope.Kind.FUNCTION;
                case "enum_constant" -> Scope.Kind.TYPE;
                default -> Scope.Kind.BLOCK;
            };
        };
    }

    /** If the pattern names ancestors, the topmost of them has to be the enclosing symbol's declaration or its body. */
    private boolean isMemberOf(int enclosing, int node) {
        int top = matches.top(node);
        if (top == node) {
            return true;
        }
        if (enclosing < 0) {
            return false;
        }
        int owner = file.symbols.get(enclosing).node;
        return owner == top || matches.part(owner, Part.BODY) == top;
    }

    /** Declares a variable's names. Returns the symbol to which its value belongs, -1 if there is none. */
    int variable(int node, Scope scope, int enclosing) {
        boolean hoisted = matches.argument(node).equals("hoisted") || matches.argument(node).equals("assigned");
        Scope home = hoisted ? scope.function() : scope;
        if (home.kind != Scope.Kind.FILE && home.kind != Scope.Kind.TYPE) {
            locals(node, home);
            return -1;
        }
        int pattern = matches.part(node, Part.NAME);
        boolean once = matches.argument(node).equals("assigned") || matches.argument(node).equals("more");
        int[] declared = {-1};
        syntax.names(tree, pattern, name -> {
            if (!once || home.local(tree.text(name)) == null) {
                file.consume(name);
                int symbol = variableSymbol(node, name == pattern ? node : name, name, home, enclosing);
                declared[0] = name == pattern ? symbol : declared[0];
            }
        });
        return declared[0];
    }

    private int variableSymbol(int declaration, int node, int name, Scope home, int enclosing) {
        boolean further = enclosing >= 0 && file.symbols.get(enclosing).node == tree.parent(declaration);
        String text = tree.text(name);
        boolean member = home.kind == Scope.Kind.TYPE;
        boolean constant = (!member || syntax.hasConstantMembers()) && syntax.isConstant(file, declaration, text);
        SymbolKind kind = constant ? SymbolKind.CONSTANT : member ? SymbolKind.PROPERTY : SymbolKind.VARIABLE;
        int parent = further ? file.symbols.get(enclosing).parent : enclosing;
        int symbol = symbols.symbol(kind, syntax.detail(kind, text), node, name, declaration, parent);
        home.declareSymbol(text, symbol);
        if (node == name && !syntax.namesSeveral()) {
            file.symbols.get(symbol).type = null; // the type is that of the whole pattern
        }
        if (further) {
            file.symbols.get(symbol).type = file.symbols.get(enclosing).type;
        }
        syntax.declared(file, symbol);
        return symbol;
    }

    /** Declares the node's names as locals of the scope. */
    void locals(int node, Scope home) {
        int from = syntax.visibleFrom(tree, node);
        syntax.names(tree, matches.name(node), name -> {
            Scope.Local known = home.local(tree.text(name));
            if (known == null || known.symbol < 0) {
                file.consume(name);
                home.declare(tree.text(name), from);
            }
        });
    }

    /**
     * Declares an attribute of {@code self}, the part name of {@code node}, as a property of the type around when it is first
     * assigned, unless a method is bound to its own name.
     */
    void attribute(int node, int declaration, String detail, int enclosing) {
        int type = enclosing;
        while (type >= 0 && !file.symbols.get(type).isType()) {
            type = file.symbols.get(type).parent;
        }
        int name = matches.part(node, Part.NAME);
        String qualified = type < 0 ? "" : file.symbols.get(type).qualifiedName + "#" + tree.text(name);
        boolean known = file.has(SymbolKind.PROPERTY, qualified) || file.has(SymbolKind.METHOD, qualified);
        int value = matches.part(node, Part.VALUE);
        if (type >= 0 && !known && (value < 0 || !tree.text(value).endsWith(".bind(this)"))) {
            symbols.symbol(SymbolKind.PROPERTY, detail, name, name, declaration, type);
        } else if (type >= 0 && matches.part(declaration, Part.TYPE) >= 0) {
            symbols.typed(file.attribute(type, tree.text(name)), detail, name, declaration);
        }
    }

    /** Declares the attributes of {@code self} in a pattern. */
    void attributes(int node, int enclosing) {
        int pattern = matches.name(node);
        syntax.attributes(tree, pattern, attribute -> attribute(attribute, node, syntax.assignedAttribute(), enclosing));
    }
}
