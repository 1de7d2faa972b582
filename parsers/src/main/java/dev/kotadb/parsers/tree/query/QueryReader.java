package dev.kotadb.parsers.tree.query;

import dev.kotadb.parsers.tree.parsed.Grammar;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the subset of tree-sitter's query language that our query files use: nodes, {@code _}, fields, tokens in quotes,
 * alternatives in brackets, {@code ?}, captures, {@code #any-of?}.
 */
public final class QueryReader {
    private final QueryTokens tokens;
    private final Grammar grammar;
    private final Map<String, BitSet> known = new HashMap<>();

    private QueryReader(QueryTokens tokens, Grammar grammar) {
        this.tokens = tokens;
        this.grammar = grammar;
    }

    /** The patterns in the order of the query. */
    public static List<Pattern> read(String name, String query, Grammar grammar) {
        QueryTokens tokens = new QueryTokens(name, query);
        QueryReader reader = new QueryReader(tokens, grammar);
        PatternCompiler compiler = new PatternCompiler(tokens);
        List<Pattern> patterns = new ArrayList<>();
        while (!tokens.atEnd()) {
            patterns.add(compiler.compile(reader.item()));
        }
        return patterns;
    }

    private QueryNode item() {
        String token = tokens.take();
        QueryNode node;
        if (token.equals("[")) {
            node = new QueryNode();
            while (!tokens.skip("]")) {
                QueryNode one = item();
                if (!one.children.isEmpty()) {
                    throw tokens.wrong("alternatives must not have children");
                }
                node.kinds.or(one.kinds);
                node.unknown = one.unknown.isEmpty() ? node.unknown : one.unknown;
            }
        } else if (token.equals("(")) {
            node = group();
        } else {
            node = ofKind(token, false);
        }
        suffix(node);
        return node;
    }

    private QueryNode group() {
        QueryNode node = tokens.peek(0).equals("(") ? item() : ofKind(tokens.take(), true);
        while (!tokens.skip(")")) {
            if (tokens.peek(0).equals("(") && tokens.peek(1).equals("#any-of?")) {
                texts(node);
            } else if (tokens.peek(1).equals(":")) {
                String field = tokens.take();
                tokens.take();
                QueryNode child = item();
                child.field = grammar.field(field);
                child.unknown = child.field == Grammar.NO_FIELD ? field : child.unknown;
                add(child, node);
            } else {
                add(item(), node);
            }
        }
        return node;
    }

    private QueryNode ofKind(String token, boolean named) {
        QueryNode node = new QueryNode();
        boolean any = token.equals("_");
        node.kinds = kinds(any || named ? token : QueryTokens.unquote(token), any, named);
        node.unknown = node.kinds.isEmpty() ? token : "";
        return node;
    }

    private void add(QueryNode child, QueryNode node) {
        if (child.unknown.isEmpty()) {
            node.children.add(child);
        } else if (!child.optional) {
            throw tokens.wrong("not in this grammar: " + child.unknown);
        }
    }

    private void suffix(QueryNode node) {
        while (tokens.peek(0).equals("?") || tokens.peek(0).startsWith("@")) {
            String token = tokens.take();
            if (token.equals("?")) {
                node.optional = true;
            } else {
                node.captures.add(token.substring(1));
            }
        }
    }

    private void texts(QueryNode pattern) {
        tokens.take();
        tokens.take();
        String capture = tokens.take().substring(1);
        Set<String> texts = new HashSet<>();
        while (!tokens.skip(")")) {
            texts.add(QueryTokens.unquote(tokens.take()));
        }
        QueryNode holder = holder(pattern, capture);
        if (holder == null) {
            throw tokens.wrong("no such capture: " + capture);
        }
        holder.texts = texts;
    }

    private static @Nullable QueryNode holder(QueryNode node, String capture) {
        if (node.captures.contains(capture)) {
            return node;
        }
        for (QueryNode child : node.children) {
            QueryNode found = holder(child, capture);
            if (found != null) {
                return found;
            }
        }
        return null;
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
}
