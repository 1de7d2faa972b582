package dev.kotadb.parsers.language.script.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides the word {@code accessor} from the grammar of TypeScript, which takes it for a modifier even if it is the name of a
 * member, and does not know it behind {@code static}.
 */
final class AccessorNames {
    private static final String WORD = "accessor";
    /** Another name of the same length. */
    private static final String NAME = "accessoR";

    private static final String END = "(?![\\w$])";
    private static final Pattern MODIFIER = Pattern.compile("(?<=\\bstatic\\s{1,9})accessor(?=[ \\t]+[\\w$#\\[\"'])");
    private static final Pattern MEMBER = Pattern.compile("(?<![\\w$])accessor" + END + "(?=\\s*+(?:[^\\w$#\\[\"'\\s]|$)|[ \\t]*+[\\r\\n])");

    private AccessorNames() {}

    static String hide(String text) {
        if (!text.contains(WORD)) {
            return text;
        }
        String unmodified = MODIFIER.matcher(text).replaceAll(" ".repeat(WORD.length()));
        return MEMBER.matcher(unmodified).replaceAll(Matcher.quoteReplacement(NAME));
    }
}
