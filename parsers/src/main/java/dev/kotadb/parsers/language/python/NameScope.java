package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.tree.parsed.SyntaxTree;

/**
 * Where the look-up of a bare name begins that is written inside a class, as the beginning of a qualifier.
 *
 * @param outer in the scope around the innermost symbol: annotations and defaults of a function, bases of a class
 * @param nested in a scope that does not see the names of the class's body: a lambda, a comprehension
 */
record NameScope(boolean outer, boolean nested) {
    static final NameScope USUAL = new NameScope(false, false);
    private static final String OUTER = "<outer>";
    private static final String NESTED = "<nested>";

    /** Reads the beginning of a qualifier. */
    static NameScope read(String qualifier) {
        return qualifier.startsWith("<")
                ? new NameScope(qualifier.startsWith(OUTER), qualifier.contains(NESTED))
                : USUAL;
    }

    /** The qualifier behind what {@link #mark} gives. */
    static String path(String qualifier) {
        return qualifier.substring(qualifier.lastIndexOf('>') + 1);
    }

    String mark() {
        return (outer ? OUTER : "") + (nested ? NESTED : "");
    }

    static NameScope of(SyntaxTree tree, int name) {
        boolean outer = false;
        boolean nested = false;
        int at = name;
        for (int up = tree.parent(name); up >= 0; up = tree.parent(up)) {
            switch (tree.kindName(up)) {
                case "lambda" -> nested |= tree.isField(at, "body");
                case "list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression" ->
                    nested |= !isFirstIterable(tree, up, at, name);
                case "function_definition" -> {
                    if (tree.isField(at, "body")) {
                        return USUAL;
                    }
                    outer = true;
                }
                case "class_definition" -> {
                    if (tree.isField(at, "body")) {
                        return outer || nested ? new NameScope(outer, nested) : USUAL;
                    }
                    outer = true;
                }
                default -> { }
            }
            at = up;
        }
        return USUAL;
    }

    /** The first iterable of a comprehension is evaluated outside of it. */
    private static boolean isFirstIterable(SyntaxTree tree, int comprehension, int clause, int name) {
        int iterable = tree.is(clause, "for_in_clause") ? tree.child(clause, "right") : -1;
        return iterable >= 0
                && clause == tree.childOf(comprehension, "for_in_clause")
                && iterable <= name
                && name < tree.next(iterable);
    }
}
