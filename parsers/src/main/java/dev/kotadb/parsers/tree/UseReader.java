package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Matches;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds a use for each name that is not a local, and returns the value of the expression. */
final class UseReader {
    private static final Pattern QUOTED_NAME = Pattern.compile("(['\"]).*?\\1|[\\p{L}_]\\w*");

    private final FileDraft file;
    private final Syntax syntax;
    private final Matches matches;
    private final SyntaxTree tree;
    private final WalkPosition position;
    private final UseContext context;
    private final Map<Integer, Integer> callUses = new HashMap<>();

    /** Null until a use asks for them. */
    private @Nullable BitSet namesakes;

    /** How many of the nodes around have the role {@link Role#TYPES}. */
    private int types;

    UseReader(FileDraft file, Syntax syntax, WalkPosition position) {
        this.file = file;
        this.syntax = syntax;
        this.matches = file.matches;
        this.tree = file.tree;
        this.position = position;
        this.context = new UseContext(matches);
    }

    void enterTypes() {
        types++;
    }

    void exitTypes() {
        types--;
    }

    /** Index of the use that the call is, null if its callee is not a name or has not been walked. */
    @Nullable Integer useOf(int call) {
        return callUses.get(call);
    }

    Value name(int node) {
        if (context.isMethodName(node)) {
            int object = matches.part(tree.parent(node), Part.OBJECT);
            return use(node, node, object < 0 ? null : position.value(object));
        }
        if (file.isConsumed(node)) {
            return Value.UNKNOWN;
        }
        if (matches.argument(node).equals("key")) {
            Value owner = keyed(node);
            if (!(owner instanceof Value.Unknown)) {
                return use(node, node, owner);
            }
        }
        String name = tree.text(node);
        Scope.Local local = position.scope().find(name, node);
        if (local != null && local.symbol < 0) {
            return local.value;
        }
        if (types > 0 && position.scope().isTypeParameter(name)) {
            return Value.UNKNOWN;
        }
        return use(node, node, null);
    }

    /** The value that the key is a member of; unknown if it has no members. */
    private Value keyed(int node) {
        for (int up = tree.parent(node); up >= 0; up = tree.parent(up)) {
            if (matches.is(up, Role.CAST)) {
                return syntax.keyOwner(file, node, up);
            }
        }
        return Value.UNKNOWN;
    }

    Value member(int node) {
        if (types > 0) {
            int object = matches.part(node, Part.OBJECT);
            int name = matches.part(node, Part.NAME);
            return add(context.of(node, types > 0), name, syntax.scope(tree, node) + tree.folded(object), null);
        }
        return use(node, matches.part(node, Part.NAME), position.value(matches.part(node, Part.OBJECT)));
    }

    private Value use(int node, int name, @Nullable Value receiver) {
        String scope = receiver == null ? scope(name) : "";
        return noted(node, add(context.of(node, types > 0), name, scope, receiver));
    }

    /** The beginning of a bare name's qualifier: which declaration it means if several in one symbol have the name. */
    private String scope(int name) {
        String told = syntax.scope(tree, name);
        Scope.Local local = syntax.hasBlocks() ? position.scope().find(tree.text(name), name) : null;
        int symbol = local == null ? -1 : local.symbol;
        return symbol >= 0 && namesakes().get(symbol) ? told + Use.DECLARED + symbol : told;
    }

    /** The symbols that share their name with another one in the same symbol. */
    private BitSet namesakes() {
        BitSet all = namesakes;
        if (all == null) {
            all = new BitSet(file.symbols.size());
            Map<String, Integer> first = new HashMap<>();
            for (int i = 0; i < file.symbols.size(); i++) {
                SymbolDraft symbol = file.symbols.get(i);
                Integer other = symbol.isOfShape() ? null : first.putIfAbsent(symbol.parent + " " + symbol.name, i);
                if (other != null) {
                    all.set(other);
                    all.set(i);
                }
            }
            namesakes = all;
        }
        return all;
    }

    /** Notes the use as that of the call whose callee is the node, if there is one. */
    private Value noted(int node, Value.OfUse use) {
        int call = context.callOf(node);
        if (call >= 0) {
            callUses.put(call, use.use());
        }
        return use;
    }

    private Value.OfUse add(UseContext.Usage usage, int name, String qualifier, @Nullable Value receiver) {
        String plain = tree.text(name);
        List<Value> arguments = usage.type() == ReferenceType.CALL ? List.of() : null;
        file.uses.add(new Use(usage.type(), plain, qualifier, file.line(name), file.column(name), position.enclosing(), receiver,
                arguments, usage.detail()));
        return new Value.OfUse(file.uses.size() - 1);
    }

    /** Adds a use of a type with a path, which becomes its qualifier. False if there is one, whose path is not walked. */
    boolean typeWithPath(int node) {
        int object = matches.part(node, Part.OBJECT);
        if (object < 0) {
            return true;
        }
        String path = tree.folded(object).replace(" ", "");
        Scope.Local local = syntax.mayBeValue(tree, node) ? position.scope().find(path, node) : null;
        if (local != null && local.symbol < 0) {
            noted(node, add(context.ofType(node), matches.part(node, Part.NAME), "", local.value));
            return false;
        }
        noted(node, add(context.ofType(node), matches.part(node, Part.NAME), path, null));
        return false;
    }

    Value type(int node) {
        if (!syntax.isTypeName(tree, node)) {
            return Value.UNKNOWN;
        }
        String name = tree.text(node);
        Scope.Local local = syntax.mayBeValue(tree, node) ? position.scope().find(name, node) : null;
        if (local != null && local.symbol < 0) {
            return local.value;
        }
        boolean plain = !name.isEmpty() && name.codePoints().allMatch(Character::isJavaIdentifierPart);
        if (plain && !file.isConsumed(node) && !position.scope().isTypeParameter(name)) {
            noted(node, add(context.ofType(node), node, scope(node), null));
        } else if (!plain && syntax.isQuotedName(name)) {
            quoted(node, name, tree.start(node));
        }
        return new Value.OfType(name);
    }

    /** Adds a use for each name in the text of a type, which begins at this offset. */
    void quoted(int node, String text, int start) {
        String scope = syntax.scope(tree, node);
        Matcher matcher = QUOTED_NAME.matcher(text);
        while (matcher.find()) {
            String name = matcher.group();
            if (position.scope().isTypeParameter(name) || !syntax.isQuotedName(name)) {
                continue;
            }
            int at = matcher.start();
            int path = at;
            while (path > 0 && (Character.isJavaIdentifierPart(text.charAt(path - 1)) || text.charAt(path - 1) == '.')) {
                path--;
            }
            String qualifier = path == at ? "" : text.substring(path, at - 1);
            int offset = start + at;
            file.uses.add(new Use(ReferenceType.TYPE_REFERENCE, name, scope + qualifier, file.lineAt(offset), file.columnAt(offset),
                    position.enclosing(), null, null, ""));
        }
    }

    /** Adds a use for each name of a path that begins with no local. */
    void path(int node) {
        StringBuilder before = new StringBuilder();
        String scope = syntax.scope(tree, node);
        for (int child = tree.firstChild(node); child >= 0; child = tree.nextSibling(child)) {
            String name = tree.text(child);
            Scope.Local local = before.isEmpty() ? position.scope().find(name, child) : null;
            if (local != null && local.symbol < 0) {
                return;
            }
            if (tree.isNamed(child)) {
                file.uses.add(new Use(ReferenceType.PROPERTY_ACCESS, name, scope + before, file.line(child), file.column(child),
                        position.enclosing(), null, null, ""));
                before.append(before.isEmpty() ? "" : ".").append(name);
            }
        }
    }

    /** {@code this}, which may be a parameter. */
    Value thisValue(int node) {
        Scope.Local local = position.scope().find(tree.text(node), node);
        return local == null || local.symbol >= 0 ? position.thisValue() : local.value;
    }

    Value annotation(int node) {
        int name = matches.part(node, Part.NAME);
        String path = tree.folded(name);
        int simple = tree.is(name, "identifier") ? name : tree.next(name) - 1;
        String qualifier = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
        return add(UseContext.ANNOTATION, simple, qualifier, null);
    }

    Value tag(int node) {
        String name = tree.text(node);
        Scope.Local local = position.scope().find(name, node);
        boolean component = !name.isEmpty() && !Character.isLowerCase(name.charAt(0));
        return component && (local == null || local.symbol >= 0)
                ? add(UseContext.TAG, node, "", null)
                : Value.UNKNOWN;
    }

    Value call(int node, Role role) {
        int callee = matches.part(node, Part.CALLEE);
        if (matches.is(callee, Role.SUPER)) {
            superCall(node, callee);
        }
        if (matches.argument(node).equals("constructor") && position.value(callee) instanceof Value.This instance) {
            callUses.put(node, add(UseContext.THIS, callee, "", instance).use());
        }
        List<Value> arguments = new ArrayList<>();
        int list = matches.part(node, Part.ARGUMENTS);
        for (int child = tree.firstChild(list); child >= 0; child = tree.nextSibling(child)) {
            if (tree.isNamed(child) && !tree.isComment(child) && !tree.is(child, "string_fragment")) {
                arguments.add(syntax.argument(tree, child, position.value(child)));
            }
        }
        String types = syntax.typeArguments(file, node);
        if (!types.isEmpty()) {
            arguments.add(new Value.Argument(Value.Argument.TYPES, new Value.OfType(types)));
        }
        Integer index = callUses.get(node);
        fields(list, callee, index == null ? position.value(callee) : new Value.OfUse(index));
        if (index != null) {
            Use use = file.uses.get(index);
            file.uses.set(index, new Use(use.type(), use.name(), use.qualifier(), use.line(), use.column(), use.enclosing(),
                    use.receiver(), arguments, use.detail()));
        }
        if (role == Role.NEW) {
            int created = tree.child(node, "type_arguments");
            return index == null ? syntax.created(position.value(callee)) : new Value.OfType(tree.folded(callee) + (created < 0 ? "" : syntax.written(file, created)));
        }
        if (index == null) {
            return position.value(callee) instanceof Value.This instance
                    ? syntax.calledThis(tree, callee, instance)
                    : syntax.called(tree, node, position.value(callee));
        }
        Value instantiated = role == Role.CALL ? syntax.instantiated(tree, node) : null;
        return instantiated == null ? new Value.OfUse(index) : instantiated;
    }

    /** Adds a use for each argument that may set a field of what the call makes. */
    private void fields(int list, int callee, Value called) {
        for (int child = called instanceof Value.Unknown ? -1 : tree.firstChild(list); child >= 0; child = tree.nextSibling(child)) {
            int name = syntax.fieldName(tree, child, callee);
            if (name >= 0) {
                Value receiver = new Value.PartOf(called, Use.KEYWORD);
                file.uses.add(new Use(ReferenceType.PROPERTY_ACCESS, tree.text(name), "", file.line(name), file.column(name),
                        position.enclosing(), receiver, null, Use.KEYWORD));
            }
        }
    }

    private void superCall(int node, int callee) {
        if (position.value(callee) instanceof Value.Super instance) {
            callUses.put(node, add(UseContext.SUPER, callee, "", instance).use());
        }
    }
}
