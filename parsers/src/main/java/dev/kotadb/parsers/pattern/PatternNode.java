package dev.kotadb.parsers.pattern;

import java.util.List;

/** A part of a regular expression, with all flags resolved. */
sealed interface PatternNode {
    /** Text as it is. */
    record Literal(String text, boolean ignoreCase) implements PatternNode {}

    /**
     * One character of a set, an anchor or a word boundary.
     *
     * @param re2 how RE2/J writes it
     * @param zeroWidth whether it matches a place and no character
     * @param characters the few characters that it can be; empty if they are many
     */
    record Atom(String re2, boolean zeroWidth, boolean ignoreCase, List<String> characters) implements PatternNode {}

    /** One after the other. */
    record Sequence(List<PatternNode> parts) implements PatternNode {}

    /** The first alternative that matches. */
    record Choice(List<PatternNode> alternatives) implements PatternNode {}

    /** @param max -1 for no end */
    record Repeat(PatternNode part, int min, int max, boolean lazy) implements PatternNode {}

    PatternNode EMPTY = new Sequence(List.of());

    /** A place in the text. */
    static Atom anchor(String re2) {
        return new Atom(re2, true, false, List.of());
    }

    /** One of many characters. */
    static Atom character(String re2) {
        return new Atom(re2, false, false, List.of());
    }

    /** How many instructions it takes about, which is what matching time grows with. */
    default long size() {
        return switch (this) {
            case Literal literal -> literal.text().length();
            case Atom _ -> 1;
            case Sequence sequence -> sequence.parts().stream().mapToLong(PatternNode::size).sum();
            case Choice choice -> 1 + choice.alternatives().stream().mapToLong(PatternNode::size).sum();
            case Repeat repeat -> 1 + repeat.part().size() * Math.max(1, Math.max(repeat.min(), repeat.max()));
        };
    }

    /** As RE2/J writes it. Groups do not capture. */
    default void write(StringBuilder out) {
        switch (this) {
            case Literal literal -> {
                out.append(literal.ignoreCase() ? "(?i:" : "(?:");
                literal.text().codePoints().forEach(c -> out.append(escaped(c)));
                out.append(')');
            }
            case Atom atom -> out.append(atom.re2());
            case Sequence sequence -> sequence.parts().forEach(part -> part.write(out));
            case Choice choice -> {
                String separator = "(?:";
                for (PatternNode each : choice.alternatives()) {
                    out.append(separator);
                    each.write(out);
                    separator = "|";
                }
                out.append(')');
            }
            case Repeat repeat -> {
                out.append("(?:");
                repeat.part().write(out);
                out.append("){").append(repeat.min()).append(',');
                if (repeat.max() >= 0) {
                    out.append(repeat.max());
                }
                out.append(repeat.lazy() ? "}?" : "}");
            }
        }
    }

    static String escaped(int c) {
        return Character.isLetterOrDigit(c) ? Character.toString(c) : String.format("\\x{%x}", c);
    }
}
