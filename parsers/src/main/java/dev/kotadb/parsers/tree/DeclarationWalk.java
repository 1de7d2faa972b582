package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.parsed.TreeWalk;
import dev.kotadb.parsers.tree.query.Matches;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** The first walk: symbols, imports, exports, and which names are declared in which scope. */
final class DeclarationWalk implements TreeWalk {
    private final FileDraft file;
    private final Matches matches;
    private final SyntaxTree tree;
    private final Syntax syntax;
    private final SymbolReader symbols;
    private final DeclarationReader declarations;
    private final Deque<Integer> enclosing = new ArrayDeque<>();
    private Scope scope;

    DeclarationWalk(FileDraft file, Syntax syntax) {
        this.file = file;
        this.matches = file.matches;
        this.tree = file.tree;
        this.syntax = syntax;
        this.symbols = new SymbolReader(file, syntax);
        this.declarations = new DeclarationReader(file, syntax, symbols);
        this.scope = file.fileScope;
    }

    @Override
    public boolean enter(int node) {
        if (tree.isError(node)) {
            return known(node, false);
        }
        Role role = matches.role(node);
        if (role == null) {
            return true;
        }
        return switch (role) {
            case DEFINITION -> {
                definition(node);
                yield true;
            }
            case VARIABLE -> {
                int symbol = declarations.variable(node, scope, enclosing());
                declarations.attributes(node, enclosing());
                if (symbol >= 0) {
                    enclosing.push(symbol);
                }
                yield true;
            }
            case PARAMETER -> {
                declarations.locals(node, scope.function());
                yield true;
            }
            case ITERATION -> {
                iteration(node);
                yield true;
            }
            case GLOBAL -> {
                syntax.names(tree, node, n -> scope.function().declareSymbol(tree.text(n), Scope.OF_THE_FILE));
                yield false;
            }
            case TYPEPARAMETER -> {
                int name = matches.name(node);
                file.consume(name);
                scope.declareType(tree.text(name));
                yield true;
            }
            case SCOPE -> {
                if (!isBody(node)) {
                    open(node, new Scope(scope, scopeKind(matches.argument(node)), owner(node)));
                    narrow(node);
                }
                consumeName(node);
                yield true;
            }
            case EXTENDS, IMPLEMENTS -> {
                symbols.supertypes(node, enclosing());
                embed(node);
                yield true;
            }
            case IMPORT -> known(node, syntax.readImport(file, node, enclosing()));
            case EXPORT -> known(node, syntax.readExport(file, node, enclosing()));
            case PACKAGE -> {
                file.packageName = tree.text(matches.part(node, Part.NAME));
                syntax.packaged(file, node);
                yield known(node, false);
            }
            case CALL, ASSIGNMENT -> {
                consumeName(node);
                syntax.visited(file, node, enclosing());
                if (matches.argument(node).startsWith("attribute")) {
                    String[] argument = matches.argument(node).split("\\.", 2);
                    declarations.attribute(node, node, argument.length > 1 ? argument[1] : "", enclosing());
                }
                yield true;
            }
            case ANNOTATION -> {
                consumeName(node);
                yield true;
            }
            case SUPER, CAST -> {
                int callee = matches.part(node, Part.CALLEE);
                if (callee >= 0) {
                    file.consume(callee);
                }
                yield true;
            }
            case MEMBER, TYPENAME, SAME -> {
                consumeName(node);
                yield true;
            }
            case CONDITION, IDENTIFIER, TAG, LITERAL, ELEMENT, AWAITED, THIS, TYPES, NEW, RETURN, DECORATOR -> true;
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

    /** The second walk leaves out what this one does not walk into. */
    private boolean known(int node, boolean walkOn) {
        if (!walkOn) {
            file.consume(node);
        }
        return walkOn;
    }

    private void narrow(int node) {
        Syntax.Narrowed narrowed = syntax.narrowed(tree, node);
        if (narrowed != null) {
            scope.declare(narrowed.name()).value = new Value.OfType(syntax.written(file, narrowed.type()));
        }
    }

    /** The symbol's node is none of the clause's, in which the type around is used. */
    private void embed(int clause) {
        int name = syntax.embedded(tree, clause);
        if (name >= 0 && enclosing() >= 0) {
            symbols.symbol(SymbolKind.PROPERTY, "embedded", tree.firstChild(tree.parent(clause)), name, clause, enclosing());
        }
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

    /** The symbol that has this function as its value, -1 if none. */
    private int owner(int node) {
        int parent = tree.parent(node);
        boolean bound = matches.is(parent, Role.DEFINITION) && matches.part(parent, Part.VALUE) == node;
        return bound ? file.symbolAt(parent) : -1;
    }

    /** Whether the node is a function's body, which shares the scope of its parameters. */
    private boolean isBody(int node) {
        int parent = tree.parent(node);
        boolean scoped = matches.is(parent, Role.SCOPE) || matches.is(parent, Role.DEFINITION);
        return scoped && tree.isField(node, "body") && matches.argument(node).equals("block");
    }

    private void definition(int node) {
        if (isValue(node)) {
            open(node, new Scope(scope, Scope.Kind.BLOCK, file.symbolAt(tree.parent(node))));
            declareName(node);
            return;
        }
        Scope body = declarations.definition(node, scope, enclosing());
        if (body.owner >= 0) {
            enclosing.push(body.owner);
        }
        open(node, body);
    }

    /** Whether the node is the value of a declaration that has its body: of a variable that is the class. */
    private boolean isValue(int node) {
        int parent = tree.parent(node);
        int body = matches.part(node, Part.BODY);
        return body >= 0 && matches.is(parent, Role.DEFINITION) && matches.part(parent, Part.BODY) == body;
    }

    private void consumeName(int node) {
        if (matches.is(node, Role.SCOPE)) {
            declareName(node);
        } else if (matches.part(node, Part.NAME) >= 0) {
            file.consume(matches.part(node, Part.NAME));
        }
    }

    /** A name that only the inside of the node sees. */
    private void declareName(int node) {
        int name = matches.part(node, Part.NAME);
        if (name >= 0) {
            file.consume(name);
            if (tree.isNamed(name)) {
                scope.declare(tree.text(name));
            }
        }
    }

    private void iteration(int node) {
        String argument = matches.argument(node);
        boolean function = argument.equals("assigned") && scope.function().kind == Scope.Kind.FUNCTION;
        if (!function && !argument.equals("clause")) {
            open(node, new Scope(scope, Scope.Kind.BLOCK, -1));
        }
        declarations.locals(node, function ? scope.function() : scope);
        declarations.attributes(node, enclosing());
    }
}
