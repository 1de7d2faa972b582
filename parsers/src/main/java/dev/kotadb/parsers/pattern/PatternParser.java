package dev.kotadb.parsers.pattern;

import dev.kotadb.parsers.pattern.PatternNode.Choice;
import dev.kotadb.parsers.pattern.PatternNode.Literal;
import dev.kotadb.parsers.pattern.PatternNode.Repeat;
import dev.kotadb.parsers.pattern.PatternNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a regular expression in the syntax that RE2 and PCRE share. */
final class PatternParser {
    private static final Pattern COUNTS = Pattern.compile("\\{(\\d{1,9})(?:(,)(\\d{1,9})?)?\\}");
    private static final Pattern FLAGS = Pattern.compile("\\(\\?([a-zA-Z]*)(-[a-zA-Z]*)?([:)])");
    private static final Pattern NAMED = Pattern.compile("\\(\\?(?:P?<\\w+>|'\\w+')");

    private static final Map<String, String> UNSUPPORTED = Map.ofEntries(
            Map.entry("(?=", "look-ahead"),
            Map.entry("(?!", "negative look-ahead"),
            Map.entry("(?<=", "look-behind"),
            Map.entry("(?<!", "negative look-behind"),
            Map.entry("(?>", "the atomic group"),
            Map.entry("(?(", "the condition"),
            Map.entry("(?|", "the branch reset"),
            Map.entry("(?R", "recursion"),
            Map.entry("(?&", "recursion"),
            Map.entry("(?P>", "recursion"),
            Map.entry("(?P=", "the backreference"),
            Map.entry("(*", "the verb"));
    private static final int MOST_REPEATS = 1000;
    private static final int DEEPEST = 200;

    private final PatternText in;
    private final PatternEscapes escapes;
    private PatternFlags flags = PatternFlags.NONE;
    private int depth;

    PatternParser(String pattern) {
        this.in = new PatternText(pattern);
        this.escapes = new PatternEscapes(in);
    }

    PatternNode parse() {
        PatternNode all = choice();
        if (!in.isAtEnd()) {
            throw in.wrong("unmatched )", in.at());
        }
        return all;
    }

    /** Whether the pattern names a line end, so that a match may begin and end on different lines. */
    boolean crossesLines() {
        return escapes.crossesLines();
    }

    /** Whether the pattern names a carriage return, so that it has to see the text's own. */
    boolean namesCarriageReturn() {
        return escapes.namesCarriageReturn();
    }

    private PatternNode choice() {
        if (++depth > DEEPEST) {
            throw in.wrong("more than " + DEEPEST + " nested groups", in.at());
        }
        PatternFlags outside = flags;
        List<PatternNode> alternatives = new ArrayList<>();
        alternatives.add(sequence());
        while (in.take('|')) {
            alternatives.add(sequence());
        }
        flags = outside;
        depth--;
        return alternatives.size() == 1 ? alternatives.getFirst() : new Choice(alternatives);
    }

    private PatternNode sequence() {
        List<PatternNode> parts = new ArrayList<>();
        while (true) {
            skipWhatExtendedLeavesOut();
            if (in.isAtEnd() || in.peek() == '|' || in.peek() == ')') {
                return parts.size() == 1 ? parts.getFirst() : new Sequence(merged(parts));
            }
            int start = in.at();
            if (in.take("\\Q")) {
                quoted(parts);
            } else if (!takeFlags()) {
                parts.add(quantified(atom(), start));
            }
        }
    }

    /** Joins characters that follow each other, unless a quantifier keeps them apart. */
    private static List<PatternNode> merged(List<PatternNode> parts) {
        List<PatternNode> merged = new ArrayList<>();
        for (PatternNode part : parts) {
            if (part instanceof Literal next
                    && !merged.isEmpty()
                    && merged.getLast() instanceof Literal before
                    && before.ignoreCase() == next.ignoreCase()) {
                merged.removeLast();
                merged.add(new Literal(before.text() + next.text(), next.ignoreCase()));
            } else {
                merged.add(part);
            }
        }
        return merged;
    }

    private void skipWhatExtendedLeavesOut() {
        while (flags.extended() && !in.isAtEnd()) {
            if (Character.isWhitespace(in.peek())) {
                in.next();
            } else if (in.peek() == '#') {
                in.takeUntil("\n");
            } else {
                return;
            }
        }
    }

    /** The text up to {@code \E}; a quantifier behind it is the last character's. */
    private void quoted(List<PatternNode> parts) {
        String text = in.takeUntil("\\E");
        text.codePoints().forEach(c -> parts.add(literal(c)));
        if (!text.isEmpty()) {
            parts.add(quantified(parts.removeLast(), in.at()));
        }
    }

    /** {@code (?i)}, which holds up to the end of the group, and comments. */
    private boolean takeFlags() {
        if (in.take("(?#")) {
            in.takeUntil(")");
            return true;
        }
        Matcher matcher = in.matcher(FLAGS);
        if (in.startsWith("(?R") || !matcher.lookingAt() || !matcher.group(3).equals(")")) {
            return false;
        }
        flags = changedFlags(matcher);
        in.skip(matcher.group().length());
        return true;
    }

    private PatternFlags changedFlags(Matcher matcher) {
        String off = matcher.group(2);
        PatternFlags changed = flags;
        for (char flag : matcher.group(1).toCharArray()) {
            changed = changed.with(flag, true, in);
        }
        for (char flag : off == null ? new char[0] : off.substring(1).toCharArray()) {
            changed = changed.with(flag, false, in);
        }
        return changed;
    }

    private PatternNode quantified(PatternNode atom, int start) {
        skipWhatExtendedLeavesOut();
        int min;
        int max;
        Matcher counts = in.matcher(COUNTS);
        if (in.take('*')) {
            min = 0;
            max = -1;
        } else if (in.take('+')) {
            min = 1;
            max = -1;
        } else if (in.take('?')) {
            min = 0;
            max = 1;
        } else if (counts.lookingAt()) {
            min = Integer.parseInt(counts.group(1));
            max = counts.group(3) != null ? Integer.parseInt(counts.group(3)) : counts.group(2) != null ? -1 : min;
            if (Math.max(min, max) > MOST_REPEATS || (max >= 0 && max < min)) {
                throw in.wrong("the repetition " + counts.group() + " (up to {" + MOST_REPEATS + "} is supported)", in.at());
            }
            in.skip(counts.group().length());
        } else {
            return atom;
        }
        if (!in.isAtEnd() && in.peek() == '+') {
            throw in.wrong("the possessive quantifier " + in.since(start) + "+ is not supported", start);
        }
        boolean lazy = in.take('?') != flags.ungreedy();
        skipWhatExtendedLeavesOut();
        if (!in.isAtEnd() && ("*+?".indexOf(in.peek()) >= 0 || in.matcher(COUNTS).lookingAt())) {
            throw in.wrong("a quantifier follows a quantifier", in.at());
        }
        return new Repeat(atom, min, max, lazy);
    }

    private PatternNode literal(int c) {
        return new Literal(escapes.noted(c), flags.ignoreCase());
    }

    private PatternNode atom() {
        int start = in.at();
        int c = in.next();
        return switch (c) {
            case '(' -> group(start);
            case '[' -> new PatternClass(in, escapes, flags).read(start);
            case '.' -> escapes.dot(flags.dotAll());
            case '^' -> PatternNode.anchor("(?m:^)");
            case '$' -> PatternNode.anchor("(?m:$)");
            case '*', '+', '?' -> throw in.wrong("nothing to repeat before " + (char) c, start);
            case '\\' -> escapes.read(start, flags.ignoreCase());
            default -> literal(c);
        };
    }

    private PatternNode group(int start) {
        in.rewind(start);
        refuseSpecialGroup(start);
        PatternFlags outside = flags;
        Matcher named = in.matcher(NAMED);
        Matcher flagged = in.matcher(FLAGS);
        if (named.lookingAt()) {
            in.skip(named.group().length());
        } else if (flagged.lookingAt()) {
            flags = changedFlags(flagged);
            in.skip(flagged.group().length());
        } else if (in.startsWith("(?")) {
            throw in.wrong("unknown group " + in.excerpt(4), start);
        } else {
            in.next();
        }
        PatternNode inner = choice();
        flags = outside;
        if (!in.take(')')) {
            throw in.wrong("missing )", start);
        }
        // Keeps a quantifier behind the group from taking its last character only.
        return inner instanceof Literal ? new Sequence(List.of(inner)) : inner;
    }

    private void refuseSpecialGroup(int start) {
        UNSUPPORTED.forEach((begin, name) -> {
            if (in.startsWith(begin)) {
                throw in.wrong(name + " " + begin + "...) is not supported", start);
            }
        });
    }
}
