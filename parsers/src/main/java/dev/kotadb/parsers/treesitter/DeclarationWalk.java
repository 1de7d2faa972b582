package dev.kotadb.parsers.treesitter;

import dev.kotadb.parsers.facts.SymbolKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** The first walk: symbols, imports, exports, and which names are declared in which scope. */
final class DeclarationWalk implements TreeWalk {
    private final FileDraft file;
    private final Matches matches;
    private final SyntaxTree tree;
    private final Syntax syntax;
    private final SymbolReader reader;
    private final VariableReader variables;
    private final Deque<Integer> enclosing = new ArrayDeque<>();
    private Scope scope;

    DeclarationWalk(FileDraft file, Syntax syntax) {
        this.file = file;
        this.matches = file.matches;
        this.tree = file.tree;
        this.syntax = syntax;
        this.reader = new SymbolReader(file, syntax);
        this.variables = new VariableReader(file, syntax, reader);
        this.scope = file.fileScope;
    }

    @Override
    public boolean enter(int node) {
        Role role = matches.role(node);
        if (role == null) {
            return true;
        }
        return switch (role) {
            case DEFINITION -> {
                define(node);
                yield true;
            }
            case VARIABLE -> {
                int symbol = variables.variable(node, scope, enclosing());
                if (symbol >= 0) {
                    enclosing.push(symbol);
                }
                yield true;
            }
            case PARAMETER -> {
                variables.locals(node, scope.function());
                yield true;
            }
            case ITERATION -> {
                iteration(node);
                yield true;
            }
            case GLOBAL -> {
                syntax.names(tree, node, n -> scope.function().declareSymbol(tree.text(n), Integer.MAX_VALUE));
                yield false;
            }
            case TYPEPARAMETER -> {
                int name = matches.part(node, Part.NAME) < 0 ? node : matches.part(node, Part.NAME);
                file.settle(name);
                scope.declareType(tree.text(name));
                yield true;
            }
            case SCOPE -> {
                if (!isBody(node)) {
                    open(node, new Scope(scope, scopeKind(matches.argument(node)), owner(node)));
                }
                settleName(node);
                yield true;
            }
            case EXTENDS, IMPLEMENTS -> {
                supertypes(node);
                yield true;
            }
            case IMPORT -> known(node, syntax.readImport(file, node, enclosing()));
            case EXPORT -> known(node, syntax.readExport(file, node, enclosing()));
            case PACKAGE -> {
                file.packageName = tree.text(matches.part(node, Part.NAME));
                yield known(node, false);
            }
            case CALL, ASSIGNMENT -> {
                settleName(node);
                syntax.visited(file, node, enclosing());
                if (matches.argument(node).equals("attribute")) {
                    variables.attribute(node, enclosing());
                }
                yield true;
            }
            case ANNOTATION -> {
                settleName(node);
                yield true;
            }
            case SUPER, CAST -> {
                int callee = matches.part(node, Part.CALLEE);
                if (callee >= 0) {
                    file.settle(callee);
                }
                yield true;
            }
            case MEMBER, TYPENAME, SAME -> {
                settleName(node);
                yield true;
            }
            case IDENTIFIER, TAG, LITERAL, ELEMENT, AWAITED, THIS, TYPES, NEW, RETURN, DECORATOR -> true;
            case SKIP -> false;
        };
    }

    @Override
    public void exit(int node) {
        Scope opened = file.scopeAt(node);
        if (opened != null && opened.outer != null) {
            scope = opened.outer;
        }
        if (!enclosing.isEmpty() && file.symbols.get(enclosing.peek()).node == node) {
            enclosing.pop();
        }
    }

    /** A node that is read is passed over by the second walk, too. */
    private boolean known(int node, boolean walkOn) {
        if (!walkOn) {
            file.settle(node);
        }
        return walkOn;
    }

    private int enclosing() {
        return enclosing.isEmpty() ? -1 : enclosing.peek();
    }

    private void open(int node, Scope opened) {
        file.open(node, opened);
        scope = opened;
    }

    private static Scope.Kind scopeKind(String argument) {
        return Scope.Kind.valueOf(argument.toUpperCase(Locale.ROOT));
    }

    /** A function in place belongs to the symbol that it is the value of. */
    private int owner(int node) {
        int parent = tree.parent(node);
        boolean bound = matches.is(parent, Role.DEFINITION) && matches.part(parent, Part.VALUE) == node;
        return bound ? file.symbolAt(parent) : -1;
    }

    /** A block that is all of what is around it lives in the scope of that. */
    private boolean isBody(int node) {
        int parent = tree.parent(node);
        boolean scoped = matches.is(parent, Role.SCOPE) || matches.is(parent, Role.DEFINITION);
        return scoped && tree.isField(node, "body") && matches.argument(node).equals("block");
    }

    private void settleName(int node) {
        int name = matches.part(node, Part.NAME);
        if (name >= 0) {
            file.settle(name);
            if (matches.is(node, Role.SCOPE) && tree.isNamed(name)) {
                scope.declare(tree.text(name));
            }
        }
    }

    private void define(int node) {
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
            file.settle(inner);
        }
        file.settle(nameNode);
        int parent = enclosing();
        if (detail.equals("parameter")) {
            scope.function().declare(tree.text(nameNode));
            parent = parent < 0 ? -1 : file.symbols.get(parent).parent;
            detail = "parameter_property";
        }
        int symbol = -1;
        if ((!SymbolReader.isMember(kind, detail) || isMemberOfEnclosing(node)) && parent >= (detail.equals("parameter_property") ? 0 : -1)) {
            symbol = reader.symbol(kind, detail, node, nameNode, node, parent);
            if (scope.kind != Scope.Kind.TYPE && matches.part(node, Part.RECEIVER) < 0) {
                scope.declareSymbol(file.symbols.get(symbol).name, symbol);
            }
            syntax.declared(file, symbol);
            enclosing.push(symbol);
            if (accessor) {
                file.symbols.get(symbol).parameters = null;
            }
            siblings(node, nameNode, kind, detail, parent);
        }
        open(node, new Scope(scope, bodyKind(kind, detail, node), symbol));
    }

    /** Further names of the same declaration. */
    private void siblings(int node, int first, SymbolKind kind, String detail, int parent) {
        if (syntax.namesSeveral() && kind == SymbolKind.PROPERTY) {
            syntax.names(tree, first, name -> {
                if (name != first) {
                    file.settle(name);
                    reader.symbol(kind, detail, name, name, node, parent);
                }
            });
        }
    }

    private void iteration(int node) {
        String argument = matches.argument(node);
        boolean function = argument.equals("assigned") && scope.function().kind == Scope.Kind.FUNCTION;
        if (!function && !argument.equals("clause")) {
            open(node, new Scope(scope, Scope.Kind.BLOCK, -1));
        }
        variables.locals(node, function ? scope.function() : scope);
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
    private boolean isMemberOfEnclosing(int node) {
        int top = matches.top(node);
        if (top == node) {
            return true;
        }
        if (enclosing.isEmpty()) {
            return false;
        }
        int owner = file.symbols.get(enclosing.peek()).node;
        return owner == top || matches.part(owner, Part.BODY) == top;
    }

    private void supertypes(int clause) {
        if (enclosing.isEmpty() || !file.symbols.get(enclosing.peek()).isType()) {
            return;
        }
        var supertypes = file.symbols.get(enclosing.peek()).supertypes;
        for (int child = tree.firstChild(clause); child >= 0; child = tree.nextSibling(child)) {
            boolean isType = switch (matches.role(child)) {
                case SAME, LITERAL, EXTENDS, IMPLEMENTS -> false;
                case null, default -> true;
            };
            if (!isType || !tree.isNamed(child) || tree.isComment(child)) {
                continue;
            }
            if (tree.is(child, "type_arguments") && !supertypes.isEmpty()) {
                supertypes.add(supertypes.removeLast() + SymbolReader.folded(tree.text(child)));
            } else {
                String pointer = tree.is(tree.previous(child), "*") ? "*" : "";
                supertypes.add(pointer + SymbolReader.folded(tree.text(child)));
            }
        }
    }
}
