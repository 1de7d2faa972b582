package dev.kotadb.parsers.tree.parsed;

/** Documentation comments of the form {@code /** … *}{@code /}. */
public final class BlockComments {
    private BlockComments() {}

    /** The text of the documentation comment directly before the node; empty if there is none. */
    public static String before(SyntaxTree tree, int node) {
        int comment = tree.previous(node);
        if (comment < 0 || !tree.isComment(comment)) {
            return "";
        }
        String text = tree.text(comment);
        return text.startsWith("/**") && text.length() > 4 ? plain(text) : "";
    }

    private static String plain(String comment) {
        int end = comment.endsWith("*/") ? comment.length() - 2 : comment.length();
        StringBuilder out = new StringBuilder();
        for (String line : comment.substring(3, end).split("\r?\n", -1)) {
            String text = line.strip();
            out.append(text.startsWith("*") ? text.substring(1).stripTrailing().replaceFirst("^ ", "") : text).append('\n');
        }
        return out.toString().strip();
    }
}
