package dev.kotadb.parsers.pattern;

import dev.kotadb.parsers.pattern.PatternNode.Atom;
import dev.kotadb.parsers.pattern.PatternNode.Literal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what follows a backslash, and keeps track of the line ends that a pattern names. */
final class PatternEscapes {
    private static final Pattern HEX = Pattern.compile("x(?:\\{([0-9A-Fa-f]{1,8})\\}|([0-9A-Fa-f]{2}))|u([0-9A-Fa-f]{4})");
    private static final Pattern OCTAL = Pattern.compile("0[0-7]{0,2}");
    private static final Pattern PROPERTY = Pattern.compile("[pP](?:\\{\\^?\\w+\\}|[A-Z])");

    /** PCRE's horizontal white space. */
    private static final String HORIZONTAL = "\\t \\x{a0}\\x{1680}\\x{180e}\\x{2000}-\\x{200a}\\x{202f}\\x{205f}\\x{3000}";

    private final PatternText in;
    private boolean crossesLines;
    private boolean namesCarriageReturn;

    PatternEscapes(PatternText in) {
        this.in = in;
    }

    boolean crossesLines() {
        return crossesLines;
    }

    boolean namesCarriageReturn() {
        return namesCarriageReturn;
    }

    void noteLineEnd() {
        crossesLines = true;
    }

    /** The character as text; notes a line end. */
    String noted(int c) {
        if (c == '\n' || c == '\r') {
            crossesLines = true;
            namesCarriageReturn |= c == '\r';
        }
        return Character.toString(c);
    }

    Atom dot(boolean dotAll) {
        crossesLines |= dotAll;
        return PatternNode.character(dotAll ? "(?s:.)" : "[^\\n\\r]");
    }

    /** Reads what follows a backslash, outside a class. */
    PatternNode read(int start, boolean ignoreCase) {
        if (in.isAtEnd()) {
            throw in.wrong("a backslash at the end", start);
        }
        String set = set();
        if (set != null) {
            return PatternNode.character("[" + set + "]");
        }
        Integer character = character(false);
        if (character != null) {
            return new Literal(noted(character), ignoreCase);
        }
        int c = in.next();
        switch (c) {
            case 'b', 'B' -> {
                return PatternNode.anchor("\\" + (char) c);
            }
            case 'A', 'z' -> {
                crossesLines = true; // It is an end of the file, which a single line does not know.
                return PatternNode.anchor("\\" + (char) c);
            }
            case 'N' -> {
                return dot(false);
            }
            case 'R' -> {
                crossesLines = true;
                return PatternNode.character("(?:\\r\\n|[\\n\\r])");
            }
            case 'E' -> {
                return PatternNode.EMPTY;
            }
            default -> throw unsupported(c, start);
        }
    }

    /** A set such as {@code \d}, as it is written within brackets; null if something else follows. */
    @Nullable String set() {
        Matcher property = in.matcher(PROPERTY);
        if (property.lookingAt()) {
            in.skip(property.group().length());
            return "\\" + property.group();
        }
        if ("dDwWsS".indexOf(in.peek()) >= 0) {
            return "\\" + (char) in.next();
        }
        return in.take('h') ? HORIZONTAL : null;
    }

    /** A single character that an escape stands for; null if something else follows. */
    @Nullable Integer character(boolean inClass) {
        Matcher hex = in.matcher(HEX);
        if (hex.lookingAt()) {
            String digits = hex.group(1) != null ? hex.group(1) : hex.group(2) != null ? hex.group(2) : hex.group(3);
            long code = Long.parseLong(digits, 16);
            if (code > Character.MAX_CODE_POINT) {
                throw in.wrong("no character \\" + hex.group(), in.at() - 1);
            }
            in.skip(hex.group().length());
            return (int) code;
        }
        Matcher octal = in.matcher(OCTAL);
        if (octal.lookingAt()) {
            in.skip(octal.group().length());
            return Integer.parseInt(octal.group(), 8);
        }
        int c = in.peek();
        int named = "tnrfae".indexOf(c);
        if (named >= 0) {
            in.next();
            return (int) "\t\n\r\f\u0007\u001b".charAt(named);
        }
        if (inClass && c == 'b') {
            in.next();
            return (int) '\b';
        }
        boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
        return letterOrDigit ? null : (Integer) in.next();
    }

    InvalidPatternException unsupported(int c, int start) {
        String name = "\\" + Character.toString(c);
        if ((c >= '1' && c <= '9') || c == 'k' || c == 'g') {
            return in.wrong("the backreference " + name + " is not supported", start);
        }
        return in.wrong(
                switch (c) {
                    case 'Z' -> "\\Z is not supported; \\z is the end of a file and $ the end of a line";
                    case 'K', 'G', 'X', 'C', 'V', 'v', 'H' -> name + " is not supported";
                    case 'p', 'P' -> "unknown property " + name + in.excerpt(10);
                    default -> "unknown escape " + name;
                },
                start);
    }
}
