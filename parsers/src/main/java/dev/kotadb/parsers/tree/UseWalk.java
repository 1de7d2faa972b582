package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Value;

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

    UseWalk(FileDraft file, Syntax syntax) {
        this.file = file;
        this.matches = file.matches;
        this.syntax = syntax;
        this.position = new WalkPosition(file);
        this.uses = new UseReader(file, syntax, position);
        this.bindings = new BindingReader(file, syntax, position, uses);
    }

    @Override
    public boolean enter(int node) {
        Role role = matches.role(node);
        position.enter(node);
        if (role == null) {
            return true;
        }
        boolean inside = enter(node, role);
        if (!inside) {
            position.exit(node);
        }
        return inside;
    }

    private boolean enter(int node, Role role) {
        return switch (role) {
            case IMPORT, EXPORT, PACKAGE -> !file.isConsumed(node);
            case SKIP, GLOBAL -> false;
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
                bindings.bind(node, _ -> type < 0 ? Value.UNKNOWN : new Value.OfType(file.tree.folded(type)));
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
            position.setValue(node, value(node, role));
        }
        int parent = file.tree.parent(node);
        if (matches.is(parent, Role.ITERATION) && matches.part(parent, Part.VALUE) == node) {
            Value collection = position.value(node);
            bindings.bind(parent, index -> index == syntax.elementPosition()
                    ? elementOf(collection)
                    : syntax.looped(collection, index));
        }
        position.exit(node);
    }

    private Value value(int node, Role role) {
        return switch (role) {
            case IDENTIFIER -> uses.name(node);
            case MEMBER -> uses.member(node);
            case TYPENAME -> uses.type(node);
            case TAG -> uses.tag(node);
            case CALL, NEW -> uses.call(node, role);
            case DEFINITION -> bindings.defined(node);
            case VARIABLE -> bindings.variable(node);
            case PARAMETER -> bindings.defaulted(node);
            case ASSIGNMENT -> bindings.assigned(node);
            case RETURN -> bindings.returned(node);
            case SCOPE -> bindings.inPlace(node);
            case TYPES -> {
                uses.exitTypes();
                yield Value.UNKNOWN;
            }
            case SAME -> position.value(matches.part(node, Part.VALUE));
            case AWAITED -> awaited(position.value(matches.part(node, Part.VALUE)));
            case ELEMENT -> elementOf(position.value(matches.part(node, Part.OBJECT)));
            case CAST -> new Value.OfType(syntax.written(file, matches.part(node, Part.TYPE)));
            case LITERAL -> new Value.OfType(matches.argument(node));
            case THIS -> position.thisValue();
            case SUPER -> position.thisValue() instanceof Value.This instance ? new Value.Super(instance.symbol()) : Value.UNKNOWN;
            case ITERATION, GLOBAL, TYPEPARAMETER, EXTENDS, IMPLEMENTS, DECORATOR, IMPORT, EXPORT, PACKAGE, SKIP ->
                Value.UNKNOWN;
            case ANNOTATION -> uses.annotation(node);
        };
    }

    private static Value awaited(Value promise) {
        return promise instanceof Value.Unknown ? promise : new Value.Awaited(promise);
    }

    private static Value elementOf(Value collection) {
        return collection instanceof Value.Unknown ? collection : new Value.ElementOf(collection);
    }
}
