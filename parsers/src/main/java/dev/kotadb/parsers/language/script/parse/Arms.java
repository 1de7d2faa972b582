package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.tree.Syntax;
import java.util.List;

/**
 * What a condition tells of a union, as a part of its value: its arms that have a member, or a member of a literal type.
 *
 * @param literals one of which the member is; empty if any will do
 */
public record Arms(String member, List<String> literals, boolean fit) {
    public Arms {
        literals = List.copyOf(literals);
    }

    /** The part that consists of the arms with, or without, a member of this name. */
    public static String having(String member, boolean fit) {
        return with(member, "", fit);
    }

    /** As {@link #having}, the member being of this literal type. */
    public static String with(String member, String literal, boolean fit) {
        return Syntax.Narrowing.PART + (fit ? "+" : "-") + member + " " + literal;
    }

    /** The part if one of two conditions on the same member holds; empty if they are others. */
    static String either(String one, String other) {
        Arms first = read(one);
        Arms second = read(other);
        boolean same = first.member.equals(second.member) && first.fit && second.fit;
        return same && !first.literals.isEmpty() && !second.literals.isEmpty() ? one + "|" + String.join("|", second.literals) : "";
    }

    /** Whether the part is one of these. */
    public static boolean isPart(String part) {
        return part.startsWith(Syntax.Narrowing.PART);
    }

    public static Arms read(String part) {
        int from = Syntax.Narrowing.PART.length();
        int blank = part.indexOf(' ', from);
        String literals = part.substring(blank + 1);
        return new Arms(part.substring(from + 1, blank), literals.isEmpty() ? List.of() : List.of(literals.split("\\|")), part.charAt(from) == '+');
    }
}
