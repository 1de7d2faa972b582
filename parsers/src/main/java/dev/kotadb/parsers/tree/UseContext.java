package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Matches;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;

/** Tells how a name is used from the nodes around it. */
final class UseContext {
    /** The type of a reference, and what the type does not say. */
    record Usage(ReferenceType type, String detail) {}

    private static final Usage ACCESS = new Usage(ReferenceType.PROPERTY_ACCESS, "");
    private static final Usage WRITE = new Usage(ReferenceType.PROPERTY_ACCESS, "write");
    private static final Usage CALL = new Usage(ReferenceType.CALL, "");
    private static final Usage NEW = new Usage(ReferenceType.CALL, "new");
    private static final Usage DECORATOR = new Usage(ReferenceType.CALL, "decorator");
    static final Usage TAG = new Usage(ReferenceType.CALL, "jsx");
    static final Usage THIS = new Usage(ReferenceType.CALL, "this");
    static final Usage SUPER = new Usage(ReferenceType.CALL, "super");
    static final Usage ANNOTATION = new Usage(ReferenceType.TYPE_REFERENCE, "annotation");
    private static final Usage METHOD_REFERENCE = new Usage(ReferenceType.PROPERTY_ACCESS, "method_reference");
    private static final Usage TYPE = new Usage(ReferenceType.TYPE_REFERENCE, "");
    private static final Usage EXTENDS = new Usage(ReferenceType.EXTENDS, "");
    private static final Usage IMPLEMENTS = new Usage(ReferenceType.IMPLEMENTS, "");

    private final Matches matches;
    private final SyntaxTree tree;

    UseContext(Matches matches) {
        this.matches = matches;
        this.tree = matches.tree();
    }

    /** The call whose callee is this expression, -1 if there is none. */
    int callOf(int node) {
        int parent = tree.parent(node);
        if (matches.part(parent, Part.CALLEE) == node || isMethodName(node)) {
            return parent;
        }
        int above = tree.parent(parent);
        boolean generic = tree.is(parent, "generic_type") && parent + 1 == node;
        return matches.part(above, Part.CALLEE) == (generic ? parent : node) ? above : -1;
    }

    /** Whether the node is the name in a call that has object and name as separate children. */
    boolean isMethodName(int node) {
        int parent = tree.parent(node);
        return matches.is(parent, Role.CALL) && matches.part(parent, Part.NAME) == node;
    }

    /** The usage of a name or member in an expression, or in a type. */
    Usage of(int node, boolean inType) {
        int call = callOf(node);
        int parent = tree.parent(node);
        if (call >= 0) {
            return matches.is(call, Role.NEW) ? NEW : matches.is(tree.parent(call), Role.DECORATOR) ? DECORATOR : CALL;
        }
        if (matches.is(parent, Role.DECORATOR)) {
            return DECORATOR;
        }
        if (matches.argument(node).equals("tag")) {
            return TAG;
        }
        if (matches.argument(node).equals("method_reference")) {
            return METHOD_REFERENCE;
        }
        if (isAssigned(node, parent)) {
            return WRITE;
        }
        return heritage(node, inType ? TYPE : ACCESS);
    }

    private boolean isAssigned(int node, int parent) {
        int above = tree.parent(parent);
        return matches.part(parent, Part.TARGET) == node
                || matches.part(above, Part.TARGET) == node
                || (matches.is(parent, Role.VARIABLE) && matches.part(parent, Part.NAME) == node);
    }

    Usage ofType(int node) {
        int call = callOf(node);
        if (call >= 0) {
            return matches.is(call, Role.NEW) ? NEW : CALL;
        }
        return heritage(node, TYPE);
    }

    /** A supertype's name comes first in whatever the clause holds: {@code Map} in {@code Map<String, Entry<K>>}. */
    private Usage heritage(int node, Usage otherwise) {
        int at = node;
        for (int up = tree.parent(at); up >= 0; up = tree.parent(up)) {
            if (matches.is(up, Role.EXTENDS)) {
                return EXTENDS;
            }
            if (matches.is(up, Role.IMPLEMENTS)) {
                return IMPLEMENTS;
            }
            if (up + 1 != at || matches.is(up, Role.MEMBER) || matches.is(up, Role.CALL)) {
                return otherwise;
            }
            at = up;
        }
        return otherwise;
    }
}
