package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Matches;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Notes the values of locals, parameters and symbols in the course of the second walk. */
final class BindingReader {
    private static final Value NOTHING = new Value.OfType("null");

    private final FileDraft file;
    private final Matches matches;
    private final SyntaxTree tree;
    private final Syntax syntax;
    private final WalkPosition position;
    private final Expectations expectations;
    private final Chains chains;
    private final UseReader uses;
    private final Branches branches;

    BindingReader(FileDraft file, Syntax syntax, WalkPosition position, UseReader uses, Branches branches) {
        this.branches = branches;
        this.file = file;
        this.matches = file.matches;
        this.tree = file.tree;
        this.syntax = syntax;
        this.position = position;
        this.expectations = new Expectations(file, syntax, position, uses);
        this.chains = new Chains(file.uses, syntax);
        this.uses = uses;
    }

    /** Gives a parameter its value before the function's body is walked. */
    void parameter(int node) {
        Value value = Value.UNKNOWN;
        int type = matches.part(node, Part.TYPE);
        if (syntax.passing(file, node) == Syntax.Passing.IMPLIED && !tree.is(matches.name(node), "this")) {
            value = position.thisValue();
            value = type < 0 ? value : syntax.receiver(value, syntax.type(syntax.written(file, type)));
        } else if (type >= 0) {
            value = new Value.OfType(syntax.type(syntax.written(file, type)));
            if (syntax.passing(file, node) == Syntax.Passing.VARIADIC) {
                value = syntax.variadic(tree, node, syntax.written(file, type));
            }
        } else {
            value = lambdaParameter(node);
            value = value instanceof Value.Unknown ? calledParameter(node) : value;
        }
        Value known = value;
        bind(node, _ -> known);
        declared(position.scope().find(tree.text(matches.name(node))), type < 0 ? Value.UNKNOWN : known);
    }

    private static void declared(Scope.@Nullable Local local, Value value) {
        if (local != null && local.symbol < 0 && value instanceof Value.OfType(String type)) {
            local.declared = type;
        }
    }

    private Value lambdaParameter(int node) {
        int list = matches.is(tree.parent(node), Role.SCOPE) ? node : tree.parent(node);
        int function = tree.parent(list);
        int parameter = list == node ? 0 : parametersBefore(node);
        Integer call = expectations.callOf(function);
        if (call != null) {
            return new Value.LambdaParameter(call, expectations.argument(function), parameter);
        }
        Value expected = expectations.of(function);
        return expected instanceof Value.Unknown ? expected : new Value.PartOf(expected, Value.PartOf.PARAMETER + parameter);
    }

    private Value calledParameter(int node) {
        int function = position.scope().function().owner;
        boolean several = syntax.passing(file, node) == Syntax.Passing.VARIADIC;
        boolean single = matches.is(tree.parent(node), Role.SCOPE);
        int written = single ? tree.parent(node) : tree.parent(tree.parent(node));
        if (function < 0 || several || !isOf(function, written) || !syntax.isCalledHereOnly(file, file.symbols.get(function))) {
            return Value.UNKNOWN;
        }
        int pattern = matches.name(node);
        int before = matches.is(tree.parent(node), Role.SCOPE) ? 0 : parametersBefore(node);
        return new Value.Parameter(function, before, tree.firstChild(pattern) < 0 ? tree.text(pattern) : "");
    }

    /** Whether the node is the function's, not a clause inside it. */
    private boolean isOf(int function, int node) {
        int declaration = file.symbols.get(function).node;
        return node >= 0 && (declaration == node || matches.part(declaration, Part.VALUE) == node);
    }

    private int parametersBefore(int node) {
        int index = 0;
        for (int before = tree.previous(node); before >= 0; before = tree.previous(before)) {
            index += matches.is(before, Role.PARAMETER) && syntax.passing(file, before) != Syntax.Passing.IMPLIED ? 1 : 0;
        }
        return index;
    }

    /** Gives a value to the local that the node declares, or its parts to the names in a pattern. */
    void bind(int node, IntFunction<Value> value) {
        int pattern = matches.name(node);
        int[] index = {0};
        syntax.names(tree, pattern, name -> {
            Scope.Local local = position.scope().find(tree.text(name));
            if (local != null && local.symbol < 0 && name != pattern && !syntax.namesSeveral()) {
                set(local, part(value.apply(syntax.elementPosition()), pattern, name));
            } else if (local != null && local.symbol < 0) {
                boolean stays = syntax.namesSeveral() && local.value instanceof Value.OfType;
                set(local, stays ? local.value : value.apply(syntax.positionOf(tree, pattern, name, index[0])));
            }
            index[0]++;
        });
    }

    private void set(Scope.Local local, Value value) {
        branches.assigned(local);
        local.bound = true;
        local.value = value;
    }

    private Value part(Value whole, int pattern, int name) {
        List<String> parts = syntax.partsTo(tree, pattern, name);
        if (parts == null || whole instanceof Value.Unknown) {
            return Value.UNKNOWN;
        }
        Value value = whole;
        for (String part : parts) {
            value = new Value.PartOf(value, part);
        }
        return value;
    }

    /** As {@link #part}, but takes an item of a list that is written out from there. */
    private Value partOfNode(int node, int written, int pattern, int name) {
        List<String> parts = syntax.partsTo(tree, pattern, name);
        String only = parts != null && parts.size() == 1 ? parts.getFirst() : "";
        boolean item = written >= 0 && !only.isEmpty() && Character.isDigit(only.charAt(0));
        int found = item ? syntax.item(tree, written, Integer.parseInt(only)) : -1;
        return found >= 0 ? position.value(found) : part(syntax.bound(tree, node, position.value(written)), pattern, name);
    }

    /** Gives a parameter of unknown type the value of its default. */
    Value defaulted(int node) {
        int value = matches.part(node, Part.VALUE);
        Scope.Local local = position.scope().find(tree.text(matches.name(node)));
        Value given = position.value(value);
        boolean untyped = local != null && (local.value instanceof Value.Unknown || local.value instanceof Value.Parameter && tells(given));
        if (value >= 0 && untyped) {
            bind(node, _ -> given);
        }
        return Value.UNKNOWN;
    }

    /** Whether a default tells a type. */
    private static boolean tells(Value value) {
        return !(value instanceof Value.Unknown) && !value.equals(NOTHING);
    }

    /** Functions in a variable's initial value see the variable already, and its type if that is evident. */
    void announce(int node) {
        if (!syntax.seesItself() || file.symbolAt(node) >= 0) {
            return;
        }
        int type = matches.part(node, Part.TYPE);
        int written = matches.part(node, Part.VALUE);
        if (type >= 0) {
            bind(node, _ -> new Value.OfType(syntax.type(syntax.written(file, type))));
        } else if (matches.is(written, Role.NEW)) {
            int callee = matches.part(written, Part.CALLEE);
            int arguments = tree.child(written, "type_arguments");
            boolean named = matches.is(callee, Role.IDENTIFIER) || matches.is(callee, Role.MEMBER);
            bind(node, _ -> named ? new Value.OfType(tree.folded(callee) + (arguments < 0 ? "" : syntax.written(file, arguments))) : Value.UNKNOWN);
        }
    }

    /** As {@link #announce}, once the callee of a call that is the initial value is known. */
    void announceCall(int call) {
        int node = file.tree.parent(call);
        boolean initial = matches.is(node, Role.VARIABLE) && matches.part(node, Part.VALUE) == call && matches.part(node, Part.TYPE) < 0;
        Integer use = initial && syntax.seesItself() && file.symbolAt(node) < 0 && tree.firstChild(matches.name(node)) < 0 ? uses.useOf(call) : null;
        if (use != null) {
            bind(node, _ -> new Value.OfUse(use));
        }
    }

    Value variable(int node) {
        int type = matches.part(node, Part.TYPE);
        int written = matches.part(node, Part.VALUE);
        String commented = type < 0 ? syntax.commentedType(file, node) : "";
        comment(node);
        boolean typed = type < 0 ? !commented.isEmpty() : syntax.tells(syntax.written(file, type));
        Value value = typed
                ? new Value.OfType(type < 0 ? commented : syntax.type(syntax.written(file, type)))
                : syntax.bound(tree, node, position.value(written));
        int symbol = file.symbolAt(node);
        if (symbol >= 0) {
            keep(symbol, value);
        } else {
            Scope.Local local = position.scope().find(tree.text(matches.name(node)));
            Value before = local == null ? Value.UNKNOWN : local.value;
            String declared = local == null ? "" : local.declared;
            if (local != null && local.symbol >= 0 && local.symbol != Scope.OF_THE_FILE && syntax.joinsAssignments()) {
                joined(file.symbols.get(local.symbol), value);
            }
            bind(node, index -> typed ? value : syntax.assigned(before, declared, syntax.bound(tree, node, valueOf(written, index))));
            declared(local, typed ? value : Value.UNKNOWN);
        }
        if (!syntax.namesSeveral()) {
            takeApart(node, typed ? value : null);
        }
        return position.value(written);
    }

    /** Gives the names in a pattern their values; {@code typed} is the value of the whole if its type is written. */
    private void takeApart(int node, @Nullable Value typed) {
        int pattern = matches.name(node);
        int written = matches.part(node, Part.VALUE);
        syntax.names(tree, pattern, name -> {
            if (name == pattern) {
                return;
            }
            Value value = typed == null ? partOfNode(node, written, pattern, name) : part(typed, pattern, name);
            Scope.Local local = position.scope().find(tree.text(name));
            if (file.symbolAt(name) >= 0) {
                keep(file.symbolAt(name), value);
            } else if (local != null && local.symbol < 0) {
                set(local, value);
            }
        });
        syntax.attributes(tree, pattern, attribute -> {
            int symbol = file.symbolAt(matches.part(attribute, Part.NAME));
            if (symbol >= 0 && attribute == pattern) {
                keep(symbol, syntax.bound(tree, node, position.value(written)));
            } else if (symbol >= 0) {
                keep(symbol, typed == null ? partOfNode(node, written, pattern, attribute) : part(typed, pattern, attribute));
            }
        });
    }

    private Value valueOf(int first, int index) {
        int own = syntax.valueOf(tree, first, index);
        return own >= 0 ? position.value(own) : syntax.further(position.value(first), index);
    }

    Value defined(int node) {
        int symbol = file.symbolAt(node);
        int value = matches.part(node, Part.VALUE);
        if (symbol >= 0 && value >= 0 && file.symbols.get(symbol).parameters == null) {
            keep(symbol, position.value(value));
        }
        return symbol >= 0 && file.symbols.get(symbol).isOfExpression() ? syntax.declared(file, file.symbols.get(symbol)) : Value.UNKNOWN;
    }

    /** The types of what a type extends that is a local are known here only. */
    void extended(int clause) {
        List<String> supertypes = position.enclosing() < 0 ? List.of() : file.symbols.get(position.enclosing()).supertypes;
        for (int child = tree.firstChild(clause); child >= 0; child = tree.nextSibling(child)) {
            int written = matches.is(child, Role.IDENTIFIER) ? supertypes.indexOf(tree.text(child)) : -1;
            Scope.Local local = written < 0 ? null : position.scope().find(tree.text(child), child);
            if (local != null && local.symbol < 0 && chains.portable(local.value) instanceof Value.OfType(String type)) {
                supertypes.set(written, syntax.instanceOf(type));
            }
        }
    }

    Value assigned(int node) {
        Value value = position.value(matches.part(node, Part.VALUE));
        int name = matches.part(node, Part.NAME);
        if (name >= 0 && file.symbolAt(name) >= 0) {
            keep(file.symbolAt(name), value);
        } else if (name >= 0 && syntax.joinsAssignments() && matches.argument(node).startsWith("attribute")) {
            assignedAgain(node, tree.text(name), value);
        }
        comment(node);
        int target = matches.part(node, Part.TARGET);
        Scope.Local local = matches.is(target, Role.IDENTIFIER) ? position.scope().find(tree.text(target)) : null;
        if (local != null && local.symbol < 0
                && (local.value instanceof Value.Unknown || local.value instanceof Value.Parameter)) {
            set(local, value);
        }
        return value;
    }

    /** An attribute that has been assigned before may have either value. */
    private void assignedAgain(int node, String name, Value value) {
        int symbol = position.thisValue() instanceof Value.This(int type) ? file.attribute(type, name) : -1;
        SymbolDraft attribute = symbol < 0 ? null : file.symbols.get(symbol);
        if (attribute == null || attribute.parameters != null || attribute.type != null && syntax.tells(attribute.type)) {
            return;
        }
        int type = matches.part(node, Part.TYPE);
        String written = type < 0 ? syntax.commentedType(file, node) : syntax.written(file, type);
        if (!written.isEmpty() && syntax.tells(written)) {
            attribute.value = new Value.OfType(syntax.type(written));
        } else if (attribute.value instanceof Value.Unknown || attribute.value instanceof Value.Parameter) {
            keep(symbol, value);
        } else {
            joined(attribute, value);
        }
    }

    /** What is assigned twice may have either value, unless its type is written. */
    private void joined(SymbolDraft symbol, Value value) {
        if (symbol.parameters == null && (symbol.type == null || !syntax.tells(symbol.type))) {
            symbol.value = syntax.either(symbol.value, chains.portable(value));
        }
    }

    /** The names in a type that is written in a comment are uses. */
    private void comment(int node) {
        int at = matches.part(node, Part.TYPE) < 0 ? syntax.commentedTypeAt(file, node) : -1;
        if (at >= 0) {
            uses.quoted(node, syntax.commentedType(file, node), at);
        }
    }

    Value returned(int node) {
        Scope function = position.scope().function();
        Value value = position.value(matches.part(node, Part.VALUE));
        if (matches.argument(node).equals("item")) {
            value = syntax.yielded(tree, node, chains.portable(value));
        }
        if (function.owner >= 0) {
            SymbolDraft symbol = file.symbols.get(function.owner);
            boolean again = symbol.value instanceof Value.OfType && symbol.type == null;
            if (again) {
                symbol.value = syntax.either(symbol.value, chains.portable(value));
            } else {
                keep(function.owner, value);
            }
        }
        function.returned = function.returned instanceof Value.Unknown ? value : function.returned;
        return Value.UNKNOWN;
    }

    /** The value of a function expression; notes the result of one whose body is an expression. */
    Value inPlace(int node) {
        Scope opened = file.scopeAt(node);
        if (opened == null || opened.kind != Scope.Kind.FUNCTION) {
            return Value.UNKNOWN;
        }
        int body = tree.child(node, "body");
        if (opened.owner >= 0 && body >= 0 && !matches.is(body, Role.SCOPE)) {
            keep(opened.owner, position.value(body));
        }
        Value known = syntax.function(file, node);
        if (known != null) {
            return known;
        }
        int list = tree.child(node, "parameters");
        int count = list < 0 ? (tree.child(node, "parameter") < 0 ? 0 : 1) : 0;
        for (int child = tree.firstChild(list); child >= 0; child = tree.nextSibling(child)) {
            count += matches.is(child, Role.PARAMETER) ? 1 : 0;
        }
        boolean expression = body >= 0 && !matches.is(body, Role.SCOPE);
        return new Value.Function(count, syntax.result(file, node, expression ? position.value(body) : opened.returned));
    }

    /** A value as other files see it. */
    Value portable(Value value) {
        return chains.portable(value);
    }

    /** Notes the value of a symbol without a type; the first known one stays. */
    private void keep(int index, Value value) {
        SymbolDraft symbol = file.symbols.get(index);
        boolean constructs = symbol.detail.equals("constructor");
        Value known = symbol.value;
        boolean open = known instanceof Value.Unknown || known instanceof Value.Parameter && tells(value);
        boolean useless = value instanceof Value.Parameter && symbol.kind != SymbolKind.PROPERTY;
        if ((symbol.type == null || !syntax.tells(symbol.type)) && !constructs && open && !useless) {
            symbol.value = chains.portable(value);
        }
    }
}
