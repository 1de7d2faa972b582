package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Value;
import java.util.function.IntFunction;

/** Keeps what is known of locals, parameters and symbols as the second walk comes by. */
final class BindingReader {
    private final FileDraft file;
    private final Matches matches;
    private final SyntaxTree tree;
    private final Syntax syntax;
    private final Surroundings around;
    private final UseReader uses;
    private final Chains chains;

    BindingReader(FileDraft file, Syntax syntax, Surroundings around, UseReader uses) {
        this.file = file;
        this.matches = file.matches;
        this.tree = file.tree;
        this.syntax = syntax;
        this.around = around;
        this.uses = uses;
        this.chains = new Chains(file.uses);
    }

    /** Before the function's body is walked, what is known of its parameter. */
    void parameter(int node) {
        Value value = Value.UNKNOWN;
        int type = matches.part(node, Part.TYPE);
        if (syntax.passing(file, node) == Syntax.Passing.IMPLIED) {
            value = around.thisValue();
        } else if (type >= 0) {
            value = new Value.OfType(syntax.type(file.folded(type)));
            if (syntax.passing(file, node) == Syntax.Passing.VARIADIC) {
                value = syntax.variadic(file.folded(type));
            }
        } else {
            value = lambdaParameter(node);
        }
        Value known = value;
        bind(node, _ -> known);
    }

    private Value lambdaParameter(int node) {
        int list = matches.is(tree.parent(node), Role.SCOPE) ? node : tree.parent(node);
        int function = tree.parent(list);
        int arguments = function < 0 ? -1 : tree.parent(function);
        int call = arguments < 0 ? -1 : tree.parent(arguments);
        Integer use = call >= 0 && matches.part(call, Part.ARGUMENTS) == arguments ? uses.useOf(call) : null;
        if (use == null) {
            return Value.UNKNOWN;
        }
        int parameter = list == node ? 0 : position(node, true);
        return new Value.LambdaParameter(use, position(function, false), parameter);
    }

    private int position(int node, boolean amongParameters) {
        int position = 0;
        for (int before = tree.previous(node); before >= 0; before = tree.previous(before)) {
            boolean counts = amongParameters
                    ? matches.is(before, Role.PARAMETER)
                    : tree.isNamed(before) && !tree.isComment(before);
            position += counts ? 1 : 0;
        }
        return position;
    }

    /** Gives a value to the one local that the node declares; what a pattern takes apart stays unknown. */
    void bind(int node, IntFunction<Value> value) {
        int part = matches.part(node, Part.NAME);
        int pattern = part < 0 ? node : part;
        int[] position = {0};
        syntax.names(tree, pattern, name -> {
            Scope.Local local = around.scope().find(tree.text(name));
            if (local != null && local.symbol < 0 && (name == pattern || syntax.namesSeveral())) {
                boolean stays = syntax.namesSeveral() && local.value instanceof Value.OfType;
                local.value = stays ? local.value : value.apply(syntax.positionOf(tree, pattern, name, position[0]));
            }
            position[0]++;
        });
    }

    Value defaulted(int node) {
        int value = matches.part(node, Part.VALUE);
        int name = matches.part(node, Part.NAME) < 0 ? node : matches.part(node, Part.NAME);
        Scope.Local local = around.scope().find(tree.text(name));
        if (value >= 0 && local != null && local.value instanceof Value.Unknown) {
            bind(node, _ -> around.value(value));
        }
        return Value.UNKNOWN;
    }

    Value variable(int node) {
        int type = matches.part(node, Part.TYPE);
        Value value = type >= 0 ? new Value.OfType(syntax.type(file.folded(type))) : around.value(matches.part(node, Part.VALUE));
        int symbol = file.symbolAt(node);
        if (symbol >= 0) {
            keep(symbol, value);
        } else {
            bind(node, position -> type >= 0 ? value : around.value(syntax.valueOf(tree, matches.part(node, Part.VALUE), position)));
        }
        return around.value(matches.part(node, Part.VALUE));
    }

    Value defined(int node) {
        int symbol = file.symbolAt(node);
        int value = matches.part(node, Part.VALUE);
        if (symbol >= 0 && value >= 0 && file.symbols.get(symbol).parameters == null) {
            keep(symbol, around.value(value));
        }
        return Value.UNKNOWN;
    }

    Value assigned(int node) {
        Value value = around.value(matches.part(node, Part.VALUE));
        int name = matches.part(node, Part.NAME);
        if (name >= 0 && file.symbolAt(name) >= 0) {
            keep(file.symbolAt(name), value);
        }
        int target = matches.part(node, Part.TARGET);
        Scope.Local local = matches.is(target, Role.IDENTIFIER) ? around.scope().find(tree.text(target)) : null;
        if (local != null && local.symbol < 0 && local.value instanceof Value.Unknown) {
            local.value = value;
        }
        return value;
    }

    Value returned(int node) {
        Scope function = around.scope().function();
        if (function.owner >= 0) {
            keep(function.owner, around.value(matches.part(node, Part.VALUE)));
        }
        return Value.UNKNOWN;
    }

    Value inPlace(int node) {
        Scope opened = file.scopeAt(node);
        if (opened == null || opened.kind != Scope.Kind.FUNCTION) {
            return Value.UNKNOWN;
        }
        int body = tree.child(node, "body");
        if (opened.owner >= 0 && body >= 0 && !matches.is(body, Role.SCOPE)) {
            keep(opened.owner, around.value(body));
        }
        int list = tree.child(node, "parameters");
        int count = list < 0 ? (tree.child(node, "parameter") < 0 ? 0 : 1) : 0;
        for (int child = list < 0 ? -1 : tree.firstChild(list); child >= 0; child = tree.nextSibling(child)) {
            count += matches.is(child, Role.PARAMETER) ? 1 : 0;
        }
        return new Value.Function(count);
    }

    /** The first thing known of an untyped symbol stays. */
    private void keep(int index, Value value) {
        SymbolDraft symbol = file.symbols.get(index);
        boolean constructs = symbol.detail.equals("constructor");
        if (symbol.type == null && !constructs && symbol.value instanceof Value.Unknown) {
            symbol.value = chains.portable(value);
        }
    }
}
