package dev.kotadb.parsers.tree.parsed;

import io.github.treesitter.jtreesitter.Tree;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A syntax tree as flat arrays: node 0 is the root, nodes are numbered in preorder, so that a subtree is the range from
 * a node to {@link #next}. Offsets are in UTF-16 units. -1 stands for no node; the
 * parent and the children of no node are none.
 */
public final class SyntaxTree {
    private static final short ERROR = -1;
    private static final int NODES_BETWEEN_CLOCK_READS = 1 << 14;

    private final String text;
    private final Grammar grammar;
    private final int[] start;
    private final int[] end;
    private final short[] kind;
    private final short[] field;
    private final int[] parent;
    private final int[] previous;
    private final int[] next;
    private int errors;
    private int firstError = -1;

    private SyntaxTree(String text, Grammar grammar, int size) {
        this.text = text;
        this.grammar = grammar;
        this.start = new int[size];
        this.end = new int[size];
        this.kind = new short[size];
        this.field = new short[size];
        this.parent = new int[size];
        this.previous = new int[size];
        this.next = new int[size];
    }

    /** Copies a tree that was parsed from the text as UTF-16; null if the time is over. */
    public static @Nullable SyntaxTree copy(Tree tree, String text, Grammar grammar, BooleanSupplier outOfTime) {
        try (TreeWalker walker = new TreeWalker(tree)) {
            SyntaxTree copy = new SyntaxTree(text, grammar, walker.descendants());
            return copy.fill(walker, walker.hasError(), outOfTime) ? copy : null;
        }
    }

    private boolean fill(TreeWalker walker, boolean hasErrors, BooleanSupplier outOfTime) {
        int up = -1;
        int left = -1;
        for (int node = 0; ; ) {
            read(walker, node, hasErrors);
            parent[node] = up;
            previous[node] = left;
            int at = node++;
            if (node % NODES_BETWEEN_CLOCK_READS == 0 && outOfTime.getAsBoolean()) {
                return false;
            }
            if (walker.toFirstChild()) {
                up = at;
                left = -1;
                continue;
            }
            next[at] = node;
            while (!walker.toNextSibling()) {
                if (!walker.toParent()) {
                    return true;
                }
                at = up;
                next[at] = node;
                up = parent[at];
            }
            left = at;
        }
    }

    private void read(TreeWalker walker, int node, boolean hasErrors) {
        start[node] = walker.startByte() >> 1;
        end[node] = walker.endByte() >> 1;
        kind[node] = walker.kind();
        field[node] = walker.field();
        if (hasErrors && (kind[node] == ERROR || (start[node] == end[node] && walker.isMissing()))) {
            errors++;
            firstError = firstError < 0 ? start[node] : firstError;
        }
    }

    public int size() {
        return start.length;
    }

    /** How many errors and missing tokens the parser found. */
    public int errors() {
        return errors;
    }

    /** Offset of the first of {@link #errors}. */
    public int firstError() {
        return firstError;
    }

    public String text() {
        return text;
    }

    public String text(int node) {
        return text.substring(start[node], end[node]);
    }

    /** The node's text with white space folded to single blanks. */
    public String folded(int node) {
        return folded(text(node));
    }

    /** Folds white space to single blanks. */
    public static String folded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                blank = !out.isEmpty();
            } else {
                if (blank) {
                    out.append(' ');
                }
                blank = false;
                out.append(c);
            }
        }
        return out.toString();
    }

    public int start(int node) {
        return start[node];
    }

    public int end(int node) {
        return end[node];
    }

    public short kind(int node) {
        return kind[node];
    }

    public short field(int node) {
        return field[node];
    }

    /** Whether the parser could make nothing of the node, so that what is in it may be anything. */
    public boolean isError(int node) {
        return kind[node] == ERROR;
    }

    /** The grammar's name of the node's kind; for a token, its text. */
    public String kindName(int node) {
        return kind[node] == ERROR ? "ERROR" : grammar.kindName(kind[node]);
    }

    public boolean is(int node, String kindName) {
        return node >= 0 && kindName(node).equals(kindName);
    }

    /** Whether the node is not just a token such as {@code (}. */
    public boolean isNamed(int node) {
        return kind[node] == ERROR || grammar.isNamed(kind[node]);
    }

    public boolean isComment(int node) {
        return grammar.isComment(kind[node]);
    }

    public int parent(int node) {
        return node < 0 ? -1 : parent[node];
    }

    /** The sibling before. */
    public int previous(int node) {
        return previous[node];
    }

    /** The first node after the subtree, which is the next sibling or lies further out. */
    public int next(int node) {
        return next[node];
    }

    public int firstChild(int node) {
        return node >= 0 && next[node] > node + 1 ? node + 1 : -1;
    }

    /** The next sibling that is a node of the language, neither a comment nor broken; -1 if there is none. */
    public int following(int node) {
        int at = nextSibling(node);
        while (at >= 0 && (!isNamed(at) || isComment(at) || isError(at))) {
            at = nextSibling(at);
        }
        return at;
    }

    /** The sibling after. */
    public int nextSibling(int node) {
        int up = parent[node];
        return up >= 0 && next[node] < next[up] ? next[node] : -1;
    }

    /** First child in a field of this name. */
    public int child(int node, String fieldName) {
        short wanted = grammar.field(fieldName);
        for (int child = firstChild(node); child >= 0; child = nextSibling(child)) {
            if (field[child] == wanted) {
                return child;
            }
        }
        return -1;
    }

    /** First child of this kind. */
    public int childOf(int node, String kindName) {
        for (int child = firstChild(node); child >= 0; child = nextSibling(child)) {
            if (is(child, kindName)) {
                return child;
            }
        }
        return -1;
    }

    public boolean isField(int node, String fieldName) {
        return field[node] != 0 && field[node] == grammar.field(fieldName);
    }
}
