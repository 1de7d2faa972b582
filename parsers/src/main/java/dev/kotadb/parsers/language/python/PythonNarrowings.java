package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.tree.Syntax.Narrowing;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What conditions tell of the types of names: {@code isinstance(x, C)}, {@code case C():}, {@code if not isinstance(x, C): return}. */
final class PythonNarrowings {
    private static final Pattern CLASS = Pattern.compile("_*[A-Z]\\w*|\\w+(?:\\.\\w+)+|str|bytes|int|float|bool|list|dict|set|tuple");
    /** Classes of the instance that the method around is called on. */
    private static final Pattern OWN_CLASS = Pattern.compile("type\\(\\s*self\\s*\\)|self\\.__class__|__class__");

    /** Functions that tell the type of what they are passed, mostly named like this. */
    private static final Pattern GUARD = Pattern.compile("(?:\\w{1,80}\\.){0,4}_*(?:is|has)_?\\w{1,80}");
    private static final Pattern ASKS = Pattern.compile("\\b_*(?:is|has)_?\\w{1,80}\\(");

    /** How many conditions may be joined by {@code or}. */
    private static final int MOST = 20;

    private final SyntaxTree tree;
    private final List<Narrowing> found = new ArrayList<>();
    private boolean onwards;

    private PythonNarrowings(SyntaxTree tree) {
        this.tree = tree;
    }

    static List<Narrowing> of(SyntaxTree tree, int node) {
        PythonNarrowings narrowings = new PythonNarrowings(tree);
        narrowings.read(node);
        return narrowings.found;
    }

    private void read(int node) {
        switch (tree.kindName(node)) {
            case "if_statement" -> branches(node);
            case "while_statement" -> tells(tree.child(node, "condition"), true, tree.child(node, "body"));
            case "assert_statement" -> {
                if (asks(first(node))) {
                    onwards(first(node), true, tree.following(node));
                }
            }
            case "conditional_expression" -> {
                List<Integer> parts = named(node);
                if (parts.size() == 3) {
                    tells(parts.get(1), true, parts.getFirst());
                    tells(parts.get(1), false, parts.getLast());
                }
            }
            case "boolean_operator" ->
                tells(tree.child(node, "left"), tree.childOf(node, "and") >= 0, tree.child(node, "right"));
            case "list_comprehension", "set_comprehension", "generator_expression", "dictionary_comprehension" ->
                comprehension(node);
            case "match_statement" -> cases(node);
            default -> { }
        }
    }

    /** What a condition denies holds in the branches that follow, and behind the statement if all branches so far leave. */
    private void branches(int statement) {
        List<Integer> later = named(statement);
        later.removeIf(clause -> !tree.is(clause, "elif_clause") && !tree.is(clause, "else_clause"));
        boolean leaves = true;
        for (int branch = statement; !tree.is(branch, "else_clause"); branch = later.removeFirst()) {
            int condition = tree.child(branch, "condition");
            int body = tree.child(branch, "consequence");
            leaves &= leaves(tree, body);
            if (asks(condition)) {
                tells(condition, true, body);
                onwards(condition, false, later.isEmpty() ? -1 : later.getFirst());
                onwards(condition, false, leaves ? tree.following(statement) : -1);
            }
            if (later.isEmpty()) {
                return;
            }
        }
    }

    private boolean asks(int condition) {
        String text = condition < 0 ? "" : tree.text(condition);
        return text.contains("isinstance") || text.contains("type(") || ASKS.matcher(text).find();
    }

    private void comprehension(int node) {
        for (int clause = tree.firstChild(node); clause >= 0; clause = tree.nextSibling(clause)) {
            if (tree.is(clause, "if_clause")) {
                tells(first(clause), true, tree.child(node, "body"));
            }
        }
    }

    /** As {@link #tells}, from the node on to the end of what is around it. */
    private void onwards(int condition, boolean holds, int from) {
        onwards = true;
        tells(condition, holds, from);
        onwards = false;
    }

    /** Adds what it tells of names inside the node that the condition holds, or that it does not. */
    private void tells(int condition, boolean holds, int inside) {
        if (condition < 0 || inside < 0) {
            return;
        }
        switch (tree.kindName(condition)) {
            case "parenthesized_expression" -> tells(first(condition), holds, inside);
            case "not_operator" -> tells(tree.child(condition, "argument"), !holds, inside);
            case "boolean_operator" -> {
                if (holds == (tree.childOf(condition, "and") >= 0)) {
                    tells(tree.child(condition, "left"), holds, inside);
                    tells(tree.child(condition, "right"), holds, inside);
                } else if (holds) {
                    either(condition, inside);
                }
            }
            case "comparison_operator" -> {
                if (holds) {
                    isOfType(condition, inside);
                }
            }
            case "call" -> {
                if (holds) {
                    isInstance(condition, inside);
                }
            }
            default -> { }
        }
    }

    private void isInstance(int call, int inside) {
        List<Integer> given = arguments(call, "isinstance");
        if (given.size() == 2 && isName(given.getFirst())) {
            add(inside, given.getFirst(), type(given.getLast()));
        } else if (!onwards && given.isEmpty()) {
            guard(call, inside);
        }
    }

    /** A function that may return {@code TypeGuard}. */
    private void guard(int call, int inside) {
        int callee = tree.child(call, "function");
        String function = callee < 0 ? "" : tree.text(callee);
        List<Integer> given = GUARD.matcher(function).matches() ? named(tree.child(call, "arguments")) : List.of();
        if (!given.isEmpty() && isName(given.getFirst())) {
            add(inside, given.getFirst(), Told.guarded(function));
        }
    }

    /** {@code type(x) is C}. */
    private void isOfType(int comparison, int inside) {
        List<Integer> operands = named(comparison);
        boolean equal = tree.childOf(comparison, "is") >= 0 || tree.childOf(comparison, "==") >= 0;
        List<Integer> given = equal && operands.size() == 2 ? arguments(operands.getFirst(), "type") : List.of();
        if (given.size() == 1 && isName(given.getFirst()) && !tree.is(operands.getLast(), "tuple")) {
            add(inside, given.getFirst(), type(operands.getLast()));
        }
    }

    /** {@code isinstance(x, A) or isinstance(x, B)}. */
    private void either(int condition, int inside) {
        List<String> types = new ArrayList<>();
        int name = -1;
        boolean more = true;
        for (int at = condition; more; at = tree.child(at, "left")) {
            more = tree.is(at, "boolean_operator") && tree.childOf(at, "or") >= 0;
            List<Integer> given = arguments(more ? tree.child(at, "right") : at, "isinstance");
            boolean same = given.size() == 2 && (name < 0 ? isName(given.getFirst()) : tree.text(given.getFirst()).equals(tree.text(name)));
            String type = same && types.size() < MOST ? type(given.getLast()) : "";
            if (type.isEmpty()) {
                return;
            }
            name = given.getFirst();
            types.addFirst(type);
        }
        add(inside, name, String.join(" | ", types));
    }

    /** What a call of this function is passed; empty if it is something else. */
    private List<Integer> arguments(int call, String function) {
        int callee = tree.is(call, "call") ? tree.child(call, "function") : -1;
        int list = tree.is(callee, "identifier") && tree.text(callee).equals(function) ? tree.child(call, "arguments") : -1;
        return list < 0 ? List.of() : named(list);
    }

    /** A name or a member of one, whatever it is a member of. */
    private boolean isName(int node) {
        int at = node;
        while (tree.is(at, "attribute")) {
            at = tree.child(at, "object");
        }
        return tree.is(at, "identifier");
    }

    /** The class, or several as a union; empty if it is something else, such as a variable. */
    private String type(int node) {
        List<String> classes = new ArrayList<>();
        for (int one : tree.is(node, "tuple") ? named(node) : List.of(node)) {
            String text = tree.text(one);
            classes.add(OWN_CLASS.matcher(text).matches() ? "Self" : text);
        }
        boolean known = !classes.isEmpty() && classes.stream().allMatch(one -> CLASS.matcher(one).matches());
        return known ? String.join(" | ", classes) : "";
    }

    private void cases(int match) {
        int subject = tree.child(match, "subject");
        int body = tree.child(match, "body");
        if (!tree.is(subject, "identifier") || body < 0) {
            return;
        }
        for (int one = tree.firstChild(body); one >= 0; one = tree.nextSibling(one)) {
            int pattern = tree.is(one, "case_clause") ? tree.childOf(one, "case_pattern") : -1;
            int inner = pattern < 0 ? -1 : tree.firstChild(pattern);
            if (tree.is(inner, "as_pattern")) {
                inner = tree.firstChild(tree.firstChild(inner));
            }
            boolean single = pattern >= 0 && !tree.is(tree.nextSibling(pattern), ",");
            int name = single && tree.is(inner, "class_pattern") ? tree.firstChild(inner) : -1;
            if (name >= 0) {
                add(tree.child(one, "consequence"), subject, type(name));
            }
        }
    }

    private void add(int inside, int name, String type) {
        if (inside >= 0 && !type.isEmpty()) {
            found.add(new Narrowing(inside, onwards, name, type));
        }
    }

    private int first(int node) {
        List<Integer> named = named(node);
        return named.isEmpty() ? -1 : named.getFirst();
    }

    private List<Integer> named(int list) {
        List<Integer> named = new ArrayList<>();
        for (int at = tree.firstChild(list); at >= 0; at = tree.nextSibling(at)) {
            if (tree.isNamed(at) && !tree.isComment(at)) {
                named.add(at);
            }
        }
        return named;
    }

    /** Whether a block ends by leaving what is around it. */
    static boolean leaves(SyntaxTree tree, int block) {
        int last = -1;
        for (int at = tree.firstChild(block); at >= 0; at = tree.nextSibling(at)) {
            last = tree.isNamed(at) && !tree.isComment(at) ? at : last;
        }
        return tree.is(last, "return_statement") || tree.is(last, "raise_statement") || tree.is(last, "continue_statement")
                || tree.is(last, "break_statement");
    }
}
