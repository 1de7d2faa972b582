package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.parsed.TreeWalk;
import dev.kotadb.parsers.tree.query.Matches;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;
import java.util.BitSet;

/**
 * The second walk: uses of names, and values as far as the file tells. An expression's value is set on the way out,
 * after those of its parts, so that chains of any length need no recursion.
 */
final class UseWalk implements TreeWalk {
    private final FileDraft file;
    private final Matches matches;
    private final Syntax syntax;
    private final WalkPosition position;
    private final UseReader uses;
    private final BindingReader bindings;
    private final Narrowings narrowings;
    private final Branches branches;

    /** Nodes that were walked before their turn. */
    private final BitSet walked = new BitSet();

    UseWalk(FileDraft file, Syntax syntax) {
        this.file = file;
        this.matches = file.matches;
        this.syntax = syntax;
        this.position = new WalkPosition(file, syntax);
        this.uses = new UseReader(file, syntax, position);
        this.narrowings = new Narrowings(file, syntax, position);
        this.branches = new Branches(file.tree, syntax);
        this.bindings = new BindingReader(file, syntax, position, uses, branches);
    }

    @Override
    public boolean enter(int node) {
        if (file.tree.isError(node) || walked.get(node)) {
            return false;
        }
        Role role = matches.role(node);
        narrowings.enter(node);
        position.enter(node);
        if (role == null) {
            return true;
        }
        boolean inside = enter(node, role);
        if (!inside) {
            narrowings.exit(node);
            position.exit(node);
        } else if (role == Role.SCOPE) {
            narrowings.condition(node);
            clausesFirst(node);
        }
        return inside;
    }

    /** A comprehension's clauses declare what its body, which precedes them, uses. */
    private void clausesFirst(int node) {
        for (int child = file.tree.firstChild(node); child >= 0; child = file.tree.nextSibling(child)) {
            if (matches.is(child, Role.ITERATION) && matches.argument(child).equals("clause")) {
                over(file.tree, child, file.tree.next(child));
                walked.set(child);
            }
        }
    }

    private boolean enter(int node, Role role) {
        return switch (role) {
            case IMPORT, EXPORT, PACKAGE -> !file.isConsumed(node);
            case SKIP -> {
                if (matches.argument(node).equals("path")) {
                    uses.path(node);
                }
                yield false;
            }
            case GLOBAL -> true;
            case CONDITION -> {
                narrowings.condition(node);
                branches.condition(node);
                yield true;
            }
            case TYPENAME -> uses.typeWithPath(node);
            case TYPES -> {
                uses.enterTypes();
                yield true;
            }
            case PARAMETER -> {
                bindings.parameter(node);
                yield true;
            }
            case ITERATION -> {
                int type = matches.part(node, Part.TYPE);
                narrowings.assigned(matches.name(node));
                bindings.bind(node, _ -> type < 0 ? Value.UNKNOWN : new Value.OfType(file.tree.folded(type)));
                yield true;
            }
            case VARIABLE -> {
                bindings.announce(node);
                yield true;
            }
            case DEFINITION, TYPEPARAMETER, SCOPE, EXTENDS, IMPLEMENTS, ANNOTATION, IDENTIFIER, MEMBER, CALL, NEW, TAG,
                    ASSIGNMENT, DECORATOR, RETURN, SAME, LITERAL, CAST, ELEMENT, AWAITED, THIS, SUPER -> true;
        };
    }

    @Override
    public void exit(int node) {
        Role role = matches.role(node);
        if (role != null) {
            position.setValue(node, value(node, role));
        }
        int parent = file.tree.parent(node);
        if (matches.is(parent, Role.ITERATION) && matches.part(parent, Part.VALUE) == node) {
            Value collection = position.value(node);
            bindings.bind(parent, index -> index == syntax.elementPosition()
                    ? elementOf(collection)
                    : syntax.looped(collection, index));
        }
        if (matches.is(parent, Role.CALL) && matches.part(parent, Part.CALLEE) == node) {
            bindings.announceCall(parent);
        }
        position.exit(node);
        branches.exit(node);
        narrowings.exit(node);
    }

    private Value value(int node, Role role) {
        return switch (role) {
            case IDENTIFIER -> syntax.joinsAssignments() ? narrowings.member(node, uses.name(node)) : uses.name(node);
            case MEMBER -> narrowings.member(node, uses.member(node));
            case TYPENAME -> uses.type(node);
            case TAG -> uses.tag(node);
            case CALL, NEW -> called(node, uses.call(node, role));
            case DEFINITION -> bindings.defined(node);
            case VARIABLE -> {
                Value value = bindings.variable(node);
                narrowings.assigned(matches.name(node));
                yield value;
            }
            case PARAMETER -> bindings.defaulted(node);
            case ASSIGNMENT -> {
                Value value = bindings.assigned(node);
                int target = matches.part(node, Part.TARGET);
                narrowings.assigned(target);
                if (syntax.narrowsMembers() && matches.is(target, Role.MEMBER)) {
                    narrowings.assigned(node, target, syntax.assignedPart(file.tree, node, bindings.portable(value)));
                }
                yield value;
            }
            case RETURN -> bindings.returned(node);
            case SCOPE -> {
                Value function = bindings.inPlace(node);
                yield function instanceof Value.Unknown ? collection(node, "") : function;
            }
            case TYPES -> {
                uses.exitTypes();
                yield Value.UNKNOWN;
            }
            case SAME -> position.value(matches.part(node, Part.VALUE));
            case CONDITION -> syntax.chosen(file.tree, node, position.value(matches.part(node, Part.VALUE)), position::value);
            case AWAITED -> awaited(position.value(matches.part(node, Part.VALUE)), matches.argument(node));
            case ELEMENT -> element(node);
            case CAST -> new Value.OfType(syntax.written(file, matches.part(node, Part.TYPE)));
            case LITERAL -> literal(node);
            case THIS -> uses.thisValue(node);
            case SUPER -> position.thisValue() instanceof Value.This instance ? syntax.inherited(file.tree, node, instance) : Value.UNKNOWN;
            case EXTENDS -> {
                bindings.extended(node);
                yield Value.UNKNOWN;
            }
            case ITERATION, GLOBAL, TYPEPARAMETER, IMPLEMENTS, DECORATOR, IMPORT, EXPORT, PACKAGE, SKIP ->
                Value.UNKNOWN;
            case ANNOTATION -> uses.annotation(node);
        };
    }

    /** The value of a call whose callee the grammar takes for the operand of the operator before it. */
    private Value called(int node, Value result) {
        return switch (matches.argument(node)) {
            case "awaited" -> matches.is(file.tree.parent(node), Role.MEMBER) ? result : awaited(result, "");
            case "operand" -> Value.UNKNOWN;
            default -> result;
        };
    }

    /** A list is one of its first item's type, if the file tells it. */
    private Value literal(int node) {
        if (matches.argument(node).equals("object")) {
            return syntax.object(file, node, part -> bindings.portable(position.value(part)));
        }
        Value collection = collection(node, matches.argument(node));
        if (!(collection instanceof Value.Unknown)) {
            return collection;
        }
        int first = syntax.item(file.tree, node, 0);
        String list = position.value(first) instanceof Value.OfType(String item) ? syntax.listOf(item) : "";
        return new Value.OfType(list.isEmpty() ? matches.argument(node) : list);
    }

    private Value collection(int node, String type) {
        return syntax.collection(file.tree, node, type, part -> bindings.portable(position.value(part)));
    }

    private Value element(int node) {
        Value object = position.value(matches.part(node, Part.OBJECT));
        String constant = object instanceof Value.Unknown ? "" : syntax.constantIndex(file.tree, node);
        return constant.isEmpty() ? elementOf(object) : new Value.PartOf(object, constant);
    }

    private static Value awaited(Value promise, String part) {
        return promise instanceof Value.Unknown ? promise : part.isEmpty() ? new Value.Awaited(promise) : new Value.PartOf(promise, Value.PartOf.UNNAMED + part);
    }

    private static Value elementOf(Value collection) {
        return collection instanceof Value.Unknown ? collection : new Value.ElementOf(collection);
    }
}
