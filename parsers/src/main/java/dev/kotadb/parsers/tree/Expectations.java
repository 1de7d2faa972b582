package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Matches;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;
import org.jspecify.annotations.Nullable;

/** What type an expression is expected to have where it stands, which tells the types of a function's parameters. */
final class Expectations {
    private static final int DEEPEST = 20;

    private final FileDraft file;
    private final Matches matches;
    private final SyntaxTree tree;
    private final Syntax syntax;
    private final WalkPosition position;
    private final UseReader uses;

    Expectations(FileDraft file, Syntax syntax, WalkPosition position, UseReader uses) {
        this.file = file;
        this.matches = file.matches;
        this.tree = file.tree;
        this.syntax = syntax;
        this.position = position;
        this.uses = uses;
    }

    /** The use of the call whose argument the node is; null if it is no argument or the callee is not a name. */
    @Nullable Integer callOf(int node) {
        int arguments = tree.parent(node);
        int call = arguments < 0 ? -1 : tree.parent(arguments);
        return call >= 0 && matches.part(call, Part.ARGUMENTS) == arguments ? uses.useOf(call) : null;
    }

    /** The local whose call has the node as an argument; unknown if there is none. */
    private Value calledLocal(int node) {
        int arguments = tree.parent(node);
        int call = arguments < 0 ? -1 : tree.parent(arguments);
        boolean called = call >= 0 && matches.is(call, Role.CALL) && matches.part(call, Part.ARGUMENTS) == arguments;
        return called && syntax.tellsParameters() ? position.value(matches.part(call, Part.CALLEE)) : Value.UNKNOWN;
    }

    /** How many named siblings come before the node. */
    int argument(int node) {
        int index = 0;
        for (int before = tree.previous(node); before >= 0; before = tree.previous(before)) {
            index += tree.isNamed(before) && !tree.isComment(before) ? 1 : 0;
        }
        return index;
    }

    Value of(int node) {
        return of(node, 0);
    }

    private Value of(int node, int depth) {
        Syntax.Expected expected = depth > DEEPEST ? null : syntax.expected(tree, node);
        Integer call = expected == null ? callOf(node) : null;
        if (call != null) {
            return new Value.LambdaParameter(call, argument(node), Value.LambdaParameter.WHOLE);
        }
        Value local = expected == null ? calledLocal(node) : Value.UNKNOWN;
        if (!(local instanceof Value.Unknown)) {
            return new Value.PartOf(local, Value.PartOf.PARAMETER + argument(node));
        }
        if (expected == null) {
            return Value.UNKNOWN;
        }
        Value whole = expected.type() >= 0
                ? new Value.OfType(syntax.type(syntax.written(file, expected.type())))
                : expected.target() >= 0 ? position.value(expected.target()) : of(expected.inside(), depth + 1);
        if (whole instanceof Value.Unknown) {
            return whole;
        }
        Value part = expected.part().isEmpty() ? whole : new Value.PartOf(whole, expected.part());
        return expected.awaited() ? new Value.Awaited(part) : part;
    }
}
