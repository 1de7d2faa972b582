package dev.kotadb.parsers.treesitter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of tree-sitter's query language that our query files use: nodes, {@code _}, fields, tokens in quotes,
 * alternatives in brackets, {@code ?}, captures, {@code #any-of?}. Exactly one capture of a pattern is a {@link Role},
 * the others are {@link Part}s. A pattern above the node with the role may only be a chain that leads to it.
 */
final class QueryReader {
    private static final java.util.regex.Pattern TOKEN = java.util.regex.Pattern.compile(
            "\\s+|;[^\n]*|(\"(?:[^\"\\\\]|\\\\.)*\"|#[\\w-]+\\?|@[\\w.]+|\\w+|[()\\[\\]:?])");

    private final String name;
    private final Grammar grammar;
    private final List<String> tokens = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();
    private final Map<String, BitSet> known = new HashMap<>();
    private int at;

    /** A node as written. */
    private static final class Written {
        BitSet kinds = new BitSet();
        short field;
        boolean optional;

        /** What this grammar does not know; fine where it is optional, as families share their queries. */
        String unknown = "";
        Set<String> texts = Set.of();
        final List<String> captures = new ArrayList<>();
        final List<Written> children = new ArrayList<>();
    }

    private QueryReader(String name, String query, Grammar grammar) {
        this.name = name;
        this.grammar = grammar;
        Matcher token = TOKEN.matcher(query);
        int end = 0;
        while (end < query.length() && token.find(end) && token.start() == end) {
            if (token.group(1) != null) {
                tokens.add(token.group(1));
            }
            end = token.end();
        }
        if (end < query.length()) {
            throw new IllegalArgumentException(name + ": not understood: " + query.substring(end).lines().findFirst());
        }
    }

    /** The patterns in the order of the query. */
    static List<Pattern> read(String name, String query, Grammar grammar) {
        QueryReader reader = new QueryReader(name, query, grammar);
        while (reader.at < reader.tokens.size()) {
            reader.pattern();
        }
        return reader.patterns;
    }

    private void pattern() {
        Written root = item();
        if (!root.unknown.isEmpty()) {
            throw wrong("not in this grammar: " + root.unknown);
        }
        List<Written> chain = new ArrayList<>();
        List<String> roles = new ArrayList<>();
        findRole(root, chain, roles);
        if (roles.size() != 1) {
            throw wrong("a pattern needs one role, found " + roles);
        }
        String capture = roles.getFirst();
        int point = capture.indexOf('.');
        String argument = point < 0 ? "" : capture.substring(point + 1);
        List<Part> parts = new ArrayList<>();
        NodePattern node = compile(chain.removeFirst(), parts);
        List<NodePattern> above = chain.stream().map(w -> compileAlone(w)).toList();
        patterns.add(new Pattern(roleOf(capture), argument, node, above, parts));
    }

    /** Fills the chain with the node that has the role, its parent, ... up to the root. */
    private boolean findRole(Written node, List<Written> chain, List<String> roles) {
        boolean found = false;
        for (String capture : node.captures) {
            if (isRole(capture)) {
                roles.add(capture);
                found = true;
            }
        }
        for (Written child : node.children) {
            found |= findRole(child, chain, roles);
        }
        if (found) {
            chain.add(node);
            if (chain.size() > 1 && node.children.size() > 1) {
                throw wrong("only one child may stand above the node with the role");
            }
        }
        return found;
    }

    private Written item() {
        String token = take();
        Written node;
        if (token.equals("[")) {
            node = new Written();
            while (!peek("]")) {
                Written one = item();
                if (!one.children.isEmpty()) {
                    throw wrong("alternatives must not have children");
                }
                node.kinds.or(one.kinds);
                node.unknown = one.unknown.isEmpty() ? node.unknown : one.unknown;
            }
            at++;
        } else if (token.equals("(")) {
            node = group();
        } else {
            node = new Written();
            node.kinds = kinds(token.equals("_") ? "_" : unquote(token), token.equals("_"), false);
            node.unknown = node.kinds.isEmpty() ? token : "";
        }
        suffix(node);
        return node;
    }

    private Written group() {
        Written node = new Written();
        String kind = take();
        if (kind.equals("(")) {
            at--;
            node = item();
        } else {
            node.kinds = kinds(kind, kind.equals("_"), true);
            node.unknown = node.kinds.isEmpty() ? kind : "";
        }
        while (!peek(")")) {
            if (peek("(") && at + 1 < tokens.size() && tokens.get(at + 1).equals("#any-of?")) {
                at += 2;
                texts(node);
            } else if (at + 1 < tokens.size() && tokens.get(at + 1).equals(":")) {
                String field = take();
                at++;
                Written child = item();
                child.field = grammar.field(field);
                child.unknown = child.field == Grammar.NO_FIELD ? field : child.unknown;
                add(child, node);
            } else {
                add(item(), node);
            }
        }
        at++;
        return node;
    }

    private void add(Written child, Written node) {
        if (child.unknown.isEmpty()) {
            node.children.add(child);
        } else if (!child.optional) {
            throw wrong("not in this grammar: " + child.unknown);
        }
    }

    private void suffix(Written node) {
        while (at < tokens.size() && (peek("?") || tokens.get(at).startsWith("@"))) {
            String token = take();
            if (token.equals("?")) {
                node.optional = true;
            } else {
                node.captures.add(token.substring(1));
            }
        }
    }

    private void texts(Written pattern) {
        String capture = take().substring(1);
        Set<String> texts = new HashSet<>();
        while (!peek(")")) {
            texts.add(unquote(take()));
        }
        at++;
        Written holder = holder(pattern, capture);
        if (holder == null) {
            throw wrong("no such capture: " + capture);
        }
        holder.texts = texts;
    }

    private static @Nullable Written holder(Written node, String capture) {
        if (node.captures.contains(capture)) {
            return node;
        }
        for (Written child : node.children) {
            Written found = holder(child, capture);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private NodePattern compile(Written node, List<Part> parts) {
        int slot = -1;
        for (String capture : node.captures) {
            if (!isRole(capture)) {
                slot = parts.size();
                parts.add(partOf(capture));
            }
        }
        int own = slot;
        List<NodePattern> children = new ArrayList<>();
        for (Written child : node.children) {
            children.add(compile(child, parts));
        }
        return new NodePattern(node.kinds, node.field, node.optional, own, node.texts, children);
    }

    private static NodePattern compileAlone(Written node) {
        return new NodePattern(node.kinds, node.field, false, -1, node.texts, List.of());
    }

    private BitSet kinds(String wanted, boolean any, boolean named) {
        BitSet kinds = known.computeIfAbsent(wanted + named, _ -> {
            BitSet found = new BitSet();
            for (short kind = 0; kind < grammar.kinds(); kind++) {
                boolean fits = any || grammar.kindName(kind).equals(wanted);
                if (fits && (grammar.isNamed(kind) == named || (any && !named))) {
                    found.set(kind);
                }
            }
            return found;
        });
        return (BitSet) kinds.clone();
    }

    private boolean isRole(String capture) {
        String first = capture.split("\\.", 2)[0].toUpperCase(Locale.ROOT);
        for (Part part : Part.values()) {
            if (part.name().equals(first)) {
                return false;
            }
        }
        return true;
    }

    private Role roleOf(String capture) {
        try {
            return Role.valueOf(capture.split("\\.", 2)[0].toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": neither a role nor a part: @" + capture, e);
        }
    }

    private static Part partOf(String capture) {
        return Part.valueOf(capture.toUpperCase(Locale.ROOT));
    }

    private static String unquote(String token) {
        return token.substring(1, token.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private boolean peek(String token) {
        if (at >= tokens.size()) {
            throw wrong("unfinished");
        }
        return tokens.get(at).equals(token);
    }

    private String take() {
        if (at >= tokens.size()) {
            throw wrong("unfinished");
        }
        return tokens.get(at++);
    }

    private IllegalArgumentException wrong(String what) {
        List<String> before = tokens.subList(Math.max(0, at - 12), Math.min(at, tokens.size()));
        return new IllegalArgumentException(name + ": " + what + ", after " + String.join(" ", before));
    }
}
