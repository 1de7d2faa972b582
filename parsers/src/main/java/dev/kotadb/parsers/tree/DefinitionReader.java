package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.SymbolKind;
import java.util.Locale;

/** Declares what a definition defines: a symbol, and the scope that it opens. */
final class DefinitionReader {
    private final FileDraft file;
    private final Matches matches;
    private final SyntaxTree tree;
    private final Syntax syntax;
    private final SymbolReader symbols;

    DefinitionReader(FileDraft file, Syntax syntax, SymbolReader symbols) {
        this.file = file;
        this.matches = file.matches;
        this.tree = file.tree;
        this.syntax = syntax;
        this.symbols = symbols;
    }

    /** The answer is the scope of what is inside; its owner is the symbol, -1 where the definition is none. */
    Scope define(int node, Scope scope, int enclosing) {
        String[] argument = matches.argument(node).split("\\.", 2);
        SymbolKind kind = SymbolKind.valueOf(argument[0].toUpperCase(Locale.ROOT));
        String detail = argument.length > 1 ? argument[1] : "";
        int nameNode = matches.part(node, Part.NAME) < 0 ? node : matches.part(node, Part.NAME);
        if (kind == SymbolKind.FUNCTION && scope.kind == Scope.Kind.TYPE) {
            kind = SymbolKind.METHOD;
        }
        boolean accessor = kind == SymbolKind.METHOD && syntax.isAccessor(tree, node);
        if (accessor) {
            kind = SymbolKind.PROPERTY;
            detail = "accessor";
        }
        detail = detail.isEmpty() ? syntax.detail(kind, tree.text(nameNode)) : detail;
        for (int inner = nameNode; tree.is(nameNode, "nested_identifier") && inner < tree.next(nameNode); inner++) {
            file.consume(inner);
        }
        file.consume(nameNode);
        int parent = enclosing;
        if (detail.equals("parameter")) {
            scope.function().declare(tree.text(nameNode));
            parent = parent < 0 ? -1 : file.symbols.get(parent).parent;
            detail = "parameter_property";
        }
        boolean placed = parent >= 0 || !detail.equals("parameter_property");
        int symbol = -1;
        if (placed && (!SymbolReader.isMember(kind, detail) || isMemberOf(enclosing, node))) {
            symbol = symbols.symbol(kind, detail, node, nameNode, node, parent);
            if (scope.kind != Scope.Kind.TYPE && matches.part(node, Part.RECEIVER) < 0) {
                scope.declareSymbol(file.symbols.get(symbol).name, symbol);
            }
            syntax.declared(file, symbol);
            if (accessor) {
                file.symbols.get(symbol).parameters = null;
            }
            siblings(node, nameNode, kind, detail, parent);
        }
        return new Scope(scope, bodyKind(kind, detail, node), symbol);
    }

    /** Further names of the same declaration. */
    private void siblings(int node, int first, SymbolKind kind, String detail, int parent) {
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

    /** A pattern that reaches further up means a member of just that declaration, if that is a symbol. */
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
}
