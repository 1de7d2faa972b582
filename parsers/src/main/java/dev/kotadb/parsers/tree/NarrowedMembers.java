package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Members, and variables that are symbols, of which a condition tells the type: {@code isLeaf(node.parent)}. */
final class NarrowedMembers {
    private static final Pattern NO_NAME = Pattern.compile("[!\\s]");

    /** Longer paths are not compared. */
    private static final int LONGEST = 80;

    /** How many conditions that tell of one path are kept. */
    private static final int MOST = 4;

    /** How many paths there may be for another to be kept that is assigned: each assignment looks at all of them. */
    private static final int MOST_PATHS = 64;

    private final FileDraft file;
    private final SyntaxTree tree;
    private final Syntax syntax;
    private final WalkPosition position;
    private final Map<String, Deque<Told>> byPath = new HashMap<>();
    private final Map<Integer, List<Told>> until = new HashMap<>();

    /**
     * What a condition tells.
     *
     * @param root the local that the path begins with; null if it begins with {@code this}
     * @param function whose code it holds for: another one may run when it no longer does
     */
    private record Told(String path, Scope.@Nullable Local root, Scope function, String type) {}

    NarrowedMembers(FileDraft file, Syntax syntax, WalkPosition position) {
        this.file = file;
        this.tree = file.tree;
        this.syntax = syntax;
        this.position = position;
    }

    /** Adds what a condition tells of a member up to the end of the node {@code last}. */
    void add(Syntax.Narrowing one, int last) {
        String path = path(one.name());
        Deque<Told> known = path.isEmpty() ? null : byPath.computeIfAbsent(path, _ -> new ArrayDeque<>(1));
        if (known != null && known.size() < MOST) {
            Told told = new Told(path, root(one.name()), position.scope().function(), one.type());
            known.addLast(told);
            until.computeIfAbsent(last, _ -> new ArrayList<>(1)).add(told);
        }
    }

    /** As {@link #add}, of what is assigned. */
    void addAssigned(Syntax.Narrowing one, int last) {
        if (byPath.size() < MOST_PATHS) {
            add(one, last);
        }
    }

    Value narrowed(int node, Value value) {
        Deque<Told> known = byPath.isEmpty() || value instanceof Value.Unknown ? null : byPath.get(path(node));
        if (known == null || known.isEmpty()) {
            return value;
        }
        Value narrowed = value;
        for (Told told : known) {
            if (told.root() == root(node) && told.function() == position.scope().function()) {
                boolean part = told.type().startsWith(Syntax.Narrowing.PART);
                narrowed = part ? new Value.PartOf(narrowed, told.type()) : syntax.narrowed(narrowed, told.type());
            }
        }
        return narrowed;
    }

    /** What is assigned to a path, or to what it begins with, is not what the condition was about. */
    void forget(int pattern) {
        for (int node = pattern; !byPath.isEmpty() && pattern >= 0 && node < tree.next(pattern); node++) {
            String assigned = path(node);
            if (!assigned.isEmpty()) {
                byPath.keySet().removeIf(path -> path.equals(assigned) || path.startsWith(assigned + "."));
            }
        }
    }

    void exit(int node) {
        List<Told> ended = until.isEmpty() ? null : until.remove(node);
        for (Told told : ended == null ? List.<Told>of() : ended) {
            Deque<Told> known = byPath.get(told.path());
            if (known != null) {
                known.removeIf(one -> one == told);
                if (known.isEmpty()) {
                    byPath.remove(told.path());
                }
            }
        }
    }

    /** The path of names; empty if it is too long. */
    private String path(int node) {
        return tree.end(node) - tree.start(node) > LONGEST ? "" : NO_NAME.matcher(tree.text(node).replace("?.", ".")).replaceAll("");
    }

    private Scope.@Nullable Local root(int node) {
        int at = node;
        while (file.matches.is(at, Role.MEMBER)) {
            at = file.matches.part(at, Part.OBJECT);
        }
        return file.matches.is(at, Role.IDENTIFIER) ? position.scope().find(tree.text(at)) : null;
    }
}
