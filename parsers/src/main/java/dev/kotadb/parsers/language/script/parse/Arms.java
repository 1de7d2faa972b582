package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.tree.Syntax;

/** What a condition tells of a union, as a part of its value: its arms that have a member, or a member of a literal type. */
public record Arms(String member, String literal, boolean fit) {
    /** The part that consists of the arms with, or without, a member of this name. */
    public static String having(String member, boolean fit) {
        return with(member, "", fit);
    }

    /** As {@link #having}, the member being of this literal type. */
    public static String with(String member, String literal, boolean fit) {
        return Syntax.Narrowing.PART + (fit ? "+" : "-") + member + " " + literal;
    }

    /** Whether the part is one of these. */
    public static boolean isPart(String part) {
        return part.startsWith(Syntax.Narrowing.PART);
    }

    public static Arms read(String part) {
        int from = Syntax.Narrowing.PART.length();
        int blank = part.indexOf(' ', from);
        return new Arms(part.substring(from + 1, blank), part.substring(blank + 1), part.charAt(from) == '+');
    }
}
