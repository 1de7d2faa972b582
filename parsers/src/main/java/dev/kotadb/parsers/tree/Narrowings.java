package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives locals the types that a condition tells, as long as the second walk is where it holds. */
final class Narrowings {
    /** Of the members that a condition may tell the type of. */
    private static final int LONGEST = 60;

    private final FileDraft file;
    private final Syntax syntax;
    private final WalkPosition position;
    private final Map<Integer, List<Syntax.Narrowing>> inside = new HashMap<>();
    private final Map<Integer, List<Narrowed>> narrowed = new HashMap<>();

    private final Map<String, Syntax.Narrowing> members = new HashMap<>();
    private final Map<Integer, List<String>> membersUntil = new HashMap<>();
    /** Where names and members were assigned last, once a condition has told the type of a member. */
    private final Map<String, Integer> assigned = new HashMap<>();
    private boolean asksMembers;

    private record Narrowed(String name, Scope.Local local, Value before, Value given) {}

    Narrowings(FileDraft file, Syntax syntax, WalkPosition position) {
        this.file = file;
        this.syntax = syntax;
        this.position = position;
    }

    /** Notes what a condition tells, when the walk enters it. */
    void condition(int node) {
        for (Syntax.Narrowing one : syntax.narrowings(file.tree, node)) {
            inside.computeIfAbsent(one.inside(), _ -> new ArrayList<>(1)).add(one);
            asksMembers |= file.tree.firstChild(one.name()) >= 0;
        }
    }

    void enter(int node) {
        List<Syntax.Narrowing> known = inside.isEmpty() ? null : inside.remove(node);
        if (known == null) {
            return;
        }
        for (Syntax.Narrowing one : known) {
            String name = file.tree.text(one.name());
            int until = one.onwards() ? file.tree.parent(node) : node;
            if (name.indexOf('.') > 0) {
                if (isShort(one.name()) && !isAssignedBehind(one) && members.putIfAbsent(name, one) == null) {
                    membersUntil.computeIfAbsent(until, _ -> new ArrayList<>(1)).add(name);
                }
                continue;
            }
            Scope.Local local = position.scope().find(name);
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

    /** The value of a member, of which a condition may tell the type: {@code isinstance(self.shop, Shop)}. */
    Value member(int node, Value value) {
        Syntax.Narrowing told = members.isEmpty() || !isShort(node) ? null : members.get(file.tree.text(node));
        return told == null || isAssignedBehind(told) ? value : syntax.narrowed(value, told.type());
    }

    /** Notes that the names and members in a pattern have other values from here on. */
    void assigned(int pattern) {
        for (int node = asksMembers && pattern >= 0 ? pattern : Integer.MAX_VALUE; node < file.tree.next(pattern); node++) {
            if (isShort(node)) {
                assigned.put(file.tree.text(node), node);
            }
        }
    }

    private boolean isShort(int node) {
        return file.tree.end(node) - file.tree.start(node) <= LONGEST;
    }

    /** Whether the member, or what it is a member of, has been assigned since the condition was read. */
    private boolean isAssignedBehind(Syntax.Narrowing told) {
        String name = file.tree.text(told.name());
        for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
            if (assigned.getOrDefault(name.substring(0, end), -1) > told.name()) {
                return true;
            }
        }
        return false;
    }

    void exit(int node) {
        List<String> left = membersUntil.isEmpty() ? null : membersUntil.remove(node);
        if (left != null) {
            left.forEach(members::remove);
        }
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
