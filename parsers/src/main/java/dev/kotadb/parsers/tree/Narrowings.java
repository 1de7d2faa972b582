package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.query.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives locals, and members of them, the types that a condition tells, as long as the second walk is where it holds. */
final class Narrowings {
    private final FileDraft file;
    private final Syntax syntax;
    private final WalkPosition position;
    private final Map<Integer, List<Syntax.Narrowing>> inside = new HashMap<>();
    private final Map<Integer, List<Narrowed>> narrowed = new HashMap<>();
    private final NarrowedMembers members;

    private record Narrowed(String name, Scope.Local local, Value before, Value given) {}

    Narrowings(FileDraft file, Syntax syntax, WalkPosition position) {
        this.file = file;
        this.syntax = syntax;
        this.position = position;
        this.members = new NarrowedMembers(file, syntax, position);
    }

    /** Notes what a condition tells, when the walk enters it. */
    void condition(int node) {
        for (Syntax.Narrowing one : syntax.narrowings(file.tree, node)) {
            inside.computeIfAbsent(one.inside(), _ -> new ArrayList<>(1)).add(one);
        }
    }

    void enter(int node) {
        List<Syntax.Narrowing> known = inside.isEmpty() ? null : inside.remove(node);
        if (known == null) {
            return;
        }
        for (Syntax.Narrowing one : known) {
            int until = one.onwards() ? file.tree.parent(node) : node;
            if (file.matches().is(one.name(), Role.MEMBER)) {
                if (syntax.narrowsMembers()) {
                    members.add(one, until);
                }
                continue;
            }
            String name = file.tree.text(one.name());
            Scope.Local local = position.scope().find(name);
            if (local != null && local.symbol >= 0 && syntax.joinsAssignments()) {
                members.add(one, until);
            }
            if (local != null && local.symbol < 0) {
                boolean part = one.type().startsWith(Syntax.Narrowing.PART);
                if (part && local.value instanceof Value.Unknown) {
                    continue;
                }
                Value given = part ? new Value.PartOf(local.value, one.type()) : syntax.narrowed(local.value, one.type());
                narrowed.computeIfAbsent(until, _ -> new ArrayList<>(1)).add(new Narrowed(name, local, local.value, given));
                local.value = given;
            }
        }
    }

    /** The value of a member, or of a variable that is a symbol, with this value. */
    Value member(int node, Value value) {
        return members.narrowed(node, value);
    }

    /** Notes that something is assigned to the names and members in a pattern. */
    void assigned(int pattern) {
        members.forget(pattern);
    }

    /** Notes which part a member is behind an assignment, up to the end of the block around it. */
    void assigned(int assignment, int member, String part) {
        if (!part.isEmpty()) {
            members.addAssigned(new Syntax.Narrowing(assignment, true, member, part), file.tree.parent(syntax.head(file.tree, assignment)));
        }
    }

    void exit(int node) {
        members.exit(node);
        List<Narrowed> known = narrowed.isEmpty() ? null : narrowed.remove(node);
        for (Narrowed one : known == null ? List.<Narrowed>of() : known.reversed()) {
            if (one.local().value == one.given()) {
                one.local().value = one.before();
            } else {
                forget(one.name());
            }
        }
    }

    /** A name that was assigned anew has no longer the type that the condition told. */
    private void forget(String name) {
        inside.values().forEach(all -> all.removeIf(one -> file.tree.text(one.name()).equals(name)));
    }
}
