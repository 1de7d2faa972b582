package dev.kotadb.parsers.treesitter;

import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The second walk: uses of names, and what the file knows of the values around them. An expression's value is settled
 * on the way out of it, when those inside it are, so that a chain of any length needs no recursion.
 */
final class UseWalk implements TreeWalk {
    private final FileDraft file;
    private final Matches matches;
    private final SyntaxTree tree;
    private final Syntax syntax;
    private final UseContext context;
    private final Value[] values;
    private final Map<Integer, Integer> callUses = new HashMap<>();
    private final Deque<Integer> enclosing = new ArrayDeque<>();
    private final Chains chains;
    private Scope scope;
    private int types;

    UseWalk(FileDraft file, Syntax syntax) {
        this.file = file;
        this.matches = file.matches;
        this.tree = file.tree;
        this.syntax = syntax;
        this.context = new UseContext(matches);
        this.values = new Value[tree.size()];
        this.chains = new Chains(file.uses);
        this.scope = file.fileScope;
    }

    @Override
    public boolean enter(int node) {
        Role role = matches.role(node);
        Scope opened = file.scopeAt(node);
        if (opened != null) {
            scope = opened;
        }
        if (file.symbolAt(node) >= 0) {
            enclosing.push(file.symbolAt(node));
        }
        if (role == null) {
            return true;
        }
        return switch (role) {
            case IMPORT, EXPORT, PACKAGE -> !file.isSettled(node);
            case SKIP, GLOBAL -> false;
            case TYPENAME -> typeWithPath(node);
            case TYPES -> {
                types++;
                yield true;
            }
            case PARAMETER -> {
                parameter(node);
                yield true;
            }
            case ITERATION -> {
                int type = matches.part(node, Part.TYPE);
                bind(node, _ -> type < 0 ? Value.UNKNOWN : new Value.OfType(text(type)));
                yield true;
            }
            case DEFINITION, VARIABLE, TYPEPARAMETER, SCOPE, EXTENDS, IMPLEMENTS, ANNOTATION, IDENTIFIER, MEMBER, CALL, NEW, TAG,
                    ASSIGNMENT, DECORATOR, RETURN, SAME, LITERAL, CAST, ELEMENT, AWAITED, THIS, SUPER -> true;
        };
    }

    @Override
    public void exit(int node) {
        Role role = matches.role(node);
        if (role != null) {
            values[node] = settle(node, role);
        }
        int parent = tree.parent(node);
        if (matches.is(parent, Role.ITERATION) && matches.part(parent, Part.VALUE) == node) {
            bind(parent, position -> position == syntax.elementPosition() ? elementOf(value(node)) : Value.UNKNOWN);
        }
        Scope opened = file.scopeAt(node);
        if (opened != null && opened.outer != null) {
            scope = opened.outer;
        }
        if (file.symbolAt(node) >= 0) {
            enclosing.pop();
        }
    }

    private Value settle(int node, Role role) {
        return switch (role) {
            case IDENTIFIER -> name(node);
            case MEMBER -> member(node);
            case TYPENAME -> type(node);
            case TAG -> tag(node);
            case CALL, NEW -> call(node, role);
            case DEFINITION -> defined(node);
            case VARIABLE -> variable(node);
            case PARAMETER -> defaulted(node);
            case ASSIGNMENT -> assigned(node);
            case RETURN -> returned(node);
            case SCOPE -> inPlace(node);
            case TYPES -> {
                types--;
                yield Value.UNKNOWN;
            }
            case SAME -> value(matches.part(node, Part.VALUE));
            case AWAITED -> awaited(value(matches.part(node, Part.VALUE)));
            case ELEMENT -> elementOf(value(matches.part(node, Part.OBJECT)));
            case CAST -> new Value.OfType(text(matches.part(node, Part.TYPE)));
            case LITERAL -> new Value.OfType(matches.argument(node));
            case THIS -> thisValue();
            case SUPER -> thisValue() instanceof Value.This instance ? new Value.Super(instance.symbol()) : Value.UNKNOWN;
            case ITERATION, GLOBAL, TYPEPARAMETER, EXTENDS, IMPLEMENTS, DECORATOR, IMPORT, EXPORT, PACKAGE, SKIP ->
                Value.UNKNOWN;
            case ANNOTATION -> annotation(node);
        };
    }

    private Value value(int node) {
        return node < 0 || values[node] == null ? Value.UNKNOWN : values[node];
    }

    private String text(int node) {
        return SymbolReader.folded(tree.text(node));
    }

    private static Value awaited(Value promise) {
        return promise instanceof Value.Unknown ? promise : new Value.Awaited(promise);
    }

    private static Value elementOf(Value collection) {
        return collection instanceof Value.Unknown ? collection : new Value.ElementOf(collection);
    }

    private int enclosing() {
        return enclosing.isEmpty() ? -1 : enclosing.peek();
    }

    private Value name(int node) {
        if (context.isMethodName(node)) {
            int object = matches.part(tree.parent(node), Part.OBJECT);
            return use(node, node, object < 0 ? null : value(object));
        }
        if (file.isSettled(node)) {
            return Value.UNKNOWN;
        }
        if (matches.argument(node).equals("key") && keyed(node) instanceof Value.OfType owner) {
            return use(node, node, owner);
        }
        String name = tree.text(node);
        Scope.Local local = scope.find(name);
        if (local != null && local.symbol < 0) {
            return local.value;
        }
        if (types > 0 && scope.isTypeParameter(name)) {
            return Value.UNKNOWN;
        }
        return use(node, node, null);
    }

    /** The type whose literal the key stands in, if it is one with fields. */
    private Value keyed(int node) {
        for (int up = tree.parent(node); up >= 0; up = tree.parent(up)) {
            if (matches.is(up, Role.CAST)) {
                int type = matches.part(up, Part.TYPE);
                boolean fields = matches.is(type, Role.TYPENAME) || tree.is(type, "generic_type");
                return fields ? new Value.OfType(text(type)) : Value.UNKNOWN;
            }
        }
        return Value.UNKNOWN;
    }

    private Value member(int node) {
        if (types > 0) {
            int object = matches.part(node, Part.OBJECT);
            int name = matches.part(node, Part.NAME);
            return add(context.of(node, types), name, text(object), null);
        }
        return use(node, matches.part(node, Part.NAME), value(matches.part(node, Part.OBJECT)));
    }

    private Value use(int node, int name, @Nullable Value receiver) {
        Value result = add(context.of(node, types), name, "", receiver);
        int call = context.callOf(node);
        if (call >= 0) {
            callUses.put(call, file.uses.size() - 1);
        }
        return result;
    }

    private Value add(UseContext.Usage usage, int name, String qualifier, @Nullable Value receiver) {
        String plain = tree.text(name);
        List<Value> arguments = usage.type() == ReferenceType.CALL ? List.of() : null;
        file.uses.add(new Use(usage.type(), plain, qualifier, file.line(name), file.column(name), enclosing(), receiver,
                arguments, usage.detail()));
        return new Value.OfUse(file.uses.size() - 1);
    }

    /** A path before a type is its qualifier and no use of its own. */
    private boolean typeWithPath(int node) {
        int object = matches.part(node, Part.OBJECT);
        if (object < 0) {
            return true;
        }
        Value used = add(context.ofType(node), matches.part(node, Part.NAME), text(object).replace(" ", ""), null);
        if (context.callOf(node) >= 0 && used instanceof Value.OfUse(int index)) {
            callUses.put(context.callOf(node), index);
        }
        if (file.symbolAt(node) >= 0) {
            enclosing.pop();
        }
        return false;
    }

    private Value type(int node) {
        String name = tree.text(node);
        boolean plain = !name.isEmpty() && name.codePoints().allMatch(Character::isJavaIdentifierPart);
        if (plain && !file.isSettled(node) && !scope.isTypeParameter(name)) {
            Value used = add(context.ofType(node), node, "", null);
            if (context.callOf(node) >= 0 && used instanceof Value.OfUse(int index)) {
                callUses.put(context.callOf(node), index);
            }
        }
        return new Value.OfType(name);
    }

    private Value annotation(int node) {
        int name = matches.part(node, Part.NAME);
        String path = text(name);
        int simple = tree.is(name, "identifier") ? name : tree.next(name) - 1;
        String qualifier = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
        return add(new UseContext.Usage(ReferenceType.TYPE_REFERENCE, "annotation"), simple, qualifier, null);
    }

    private Value tag(int node) {
        String name = tree.text(node);
        Scope.Local local = scope.find(name);
        boolean component = !name.isEmpty() && !Character.isLowerCase(name.charAt(0));
        return component && (local == null || local.symbol >= 0)
                ? add(new UseContext.Usage(ReferenceType.CALL, "jsx"), node, "", null)
                : Value.UNKNOWN;
    }

    private Value call(int node, Role role) {
        int callee = matches.part(node, Part.CALLEE);
        if (matches.is(callee, Role.SUPER)) {
            superCall(node, callee);
        }
        List<Value> arguments = new ArrayList<>();
        int list = matches.part(node, Part.ARGUMENTS);
        for (int child = list < 0 ? -1 : tree.firstChild(list); child >= 0; child = tree.nextSibling(child)) {
            if (tree.isNamed(child) && !tree.isComment(child) && !tree.is(child, "string_fragment")) {
                arguments.add(value(child));
            }
        }
        Integer index = callUses.get(node);
        if (index != null) {
            Use use = file.uses.get(index);
            file.uses.set(index, new Use(use.type(), use.name(), use.qualifier(), use.line(), use.column(), use.enclosing(),
                    use.receiver(), arguments, use.detail()));
        }
        if (role == Role.NEW) {
            int types = tree.child(node, "type_arguments");
            return index == null ? Value.UNKNOWN : new Value.OfType(text(callee) + (types < 0 ? "" : text(types)));
        }
        if (index == null) {
            return value(callee) instanceof Value.This type ? type : Value.UNKNOWN;
        }
        return new Value.OfUse(index);
    }

    private void superCall(int node, int callee) {
        if (value(callee) instanceof Value.Super instance) {
            add(new UseContext.Usage(ReferenceType.CALL, "super"), callee, "", instance);
            callUses.put(node, file.uses.size() - 1);
        }
    }

    private Value thisValue() {
        for (int at = enclosing(); at >= 0; at = file.symbols.get(at).parent) {
            SymbolDraft symbol = file.symbols.get(at);
            if (symbol.isType()) {
                return new Value.This(at);
            }
            boolean ofObject = symbol.parent >= 0 && !file.symbols.get(symbol.parent).isType();
            if (symbol.kind == SymbolKind.METHOD && ofObject) {
                return new Value.This(symbol.parent);
            }
        }
        return Value.UNKNOWN;
    }

    /** Before the function's body is walked, what is known of its parameter. */
    private void parameter(int node) {
        Value value = Value.UNKNOWN;
        int type = matches.part(node, Part.TYPE);
        if (syntax.passing(file, node) == Syntax.Passing.IMPLIED) {
            value = thisValue();
        } else if (type >= 0) {
            value = new Value.OfType(syntax.type(text(type)));
            if (syntax.passing(file, node) == Syntax.Passing.VARIADIC) {
                value = syntax.variadic(text(type));
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
        Integer use = call >= 0 && matches.part(call, Part.ARGUMENTS) == arguments ? callUses.get(call) : null;
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
    private void bind(int node, IntFunction<Value> value) {
        int part = matches.part(node, Part.NAME);
        int pattern = part < 0 ? node : part;
        int[] position = {0};
        syntax.names(tree, pattern, name -> {
            Scope.Local local = scope.find(tree.text(name));
            if (local != null && local.symbol < 0 && (name == pattern || syntax.namesSeveral())) {
                boolean stays = syntax.namesSeveral() && local.value instanceof Value.OfType;
                local.value = stays ? local.value : value.apply(syntax.positionOf(tree, pattern, name, position[0]));
            }
            position[0]++;
        });
    }

    private Value defaulted(int node) {
        int value = matches.part(node, Part.VALUE);
        int name = matches.part(node, Part.NAME) < 0 ? node : matches.part(node, Part.NAME);
        Scope.Local local = scope.find(tree.text(name));
        if (value >= 0 && local != null && local.value instanceof Value.Unknown) {
            bind(node, _ -> value(value));
        }
        return Value.UNKNOWN;
    }

    private Value variable(int node) {
        int type = matches.part(node, Part.TYPE);
        Value value = type >= 0 ? new Value.OfType(syntax.type(text(type))) : value(matches.part(node, Part.VALUE));
        int symbol = file.symbolAt(node);
        if (symbol >= 0) {
            keep(symbol, value);
        } else {
            bind(node, position -> type >= 0 ? value : value(syntax.valueOf(tree, matches.part(node, Part.VALUE), position)));
        }
        return value(matches.part(node, Part.VALUE));
    }

    private Value defined(int node) {
        int symbol = file.symbolAt(node);
        int value = matches.part(node, Part.VALUE);
        if (symbol >= 0 && value >= 0 && file.symbols.get(symbol).parameters == null) {
            keep(symbol, value(value));
        }
        return Value.UNKNOWN;
    }

    private Value assigned(int node) {
        Value value = value(matches.part(node, Part.VALUE));
        int name = matches.part(node, Part.NAME);
        if (name >= 0 && file.symbolAt(name) >= 0) {
            keep(file.symbolAt(name), value);
        }
        int target = matches.part(node, Part.TARGET);
        Scope.Local local = matches.is(target, Role.IDENTIFIER) ? scope.find(tree.text(target)) : null;
        if (local != null && local.symbol < 0 && local.value instanceof Value.Unknown) {
            local.value = value;
        }
        return value;
    }

    private Value returned(int node) {
        Scope function = scope.function();
        if (function.owner >= 0) {
            keep(function.owner, value(matches.part(node, Part.VALUE)));
        }
        return Value.UNKNOWN;
    }

    private Value inPlace(int node) {
        Scope opened = file.scopeAt(node);
        if (opened == null || opened.kind != Scope.Kind.FUNCTION) {
            return Value.UNKNOWN;
        }
        int body = tree.child(node, "body");
        if (opened.owner >= 0 && body >= 0 && !matches.is(body, Role.SCOPE)) {
            keep(opened.owner, value(body));
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
