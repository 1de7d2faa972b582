package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A type as Python writes it.
 *
 * @param name dotted if it has a path; {@code |} for a union of the arguments; empty if it is not a name
 */
record Annotation(String name, List<Annotation> arguments) {
    private static final String UNION = "|";
    /** The name of a type that is one of its arguments, as far as assignments tell. */
    private static final String EITHER = ".either"; // which no source can name
    private static final int LONGEST = 300;
    private static final Pattern OF_VALUE = Pattern.compile("[\"']?(?:\\w+\\.)*(?:Final|ClassVar|TypeAlias)[\"']?");

    Annotation {
        arguments = List.copyOf(arguments);
    }

    /** Whether an annotation tells the type, which {@code Final} and {@code TypeAlias} leave to the value. */
    static boolean tellsType(String text) {
        return !OF_VALUE.matcher(text).matches();
    }

    /** Reads a type, without the quotes around forward references. */
    static Annotation read(String text) {
        return new Reader(text.replace("\"", "").replace("'", "")).union();
    }

    /** The type of what has been assigned both of these values. */
    static Value either(Value first, Value second) {
        if (!(first instanceof Value.OfType(String one)) || !(second instanceof Value.OfType(String other))) {
            return first instanceof Value.Unknown && second instanceof Value.OfType(String type)
                    ? new Value.OfType(EITHER + "[, " + type + "]")
                    : first;
        }
        boolean several = one.startsWith(EITHER + "[");
        String arms = several ? one.substring(EITHER.length() + 1, one.length() - 1) : one;
        boolean same = (", " + arms + ", ").contains(", " + other + ", ");
        return same || arms.length() + other.length() > LONGEST ? first : new Value.OfType(EITHER + "[" + arms + ", " + other + "]");
    }

    boolean isEither() {
        return name.equals(EITHER);
    }

    boolean isUnion() {
        return name.equals(UNION);
    }

    /** The last part of the name. */
    String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Annotation union() {
            List<Annotation> arms = new ArrayList<>(List.of(one()));
            while (skip('|')) {
                arms.add(one());
            }
            return arms.size() == 1 ? arms.getFirst() : new Annotation(UNION, arms);
        }

        private Annotation one() {
            space();
            int start = at;
            if (text.startsWith(PythonTypes.QUERY, at)) {
                chain();
                return new Annotation(text.substring(start, at), List.of());
            }
            while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            String name = text.substring(start, at);
            if (name.isEmpty() && at < text.length() && text.charAt(at) != '[') {
                at++;
                return new Annotation("", List.of());
            }
            return new Annotation(name, skip('[') ? list() : List.of());
        }

        /** Goes behind a chain of names, whose value is meant. */
        private void chain() {
            for (int depth = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (depth == 0 && (c == ',' || c == ']' || c == '|')) {
                    return;
                }
                depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            }
        }

        private List<Annotation> list() {
            List<Annotation> list = new ArrayList<>();
            while (at < text.length() && !skip(']')) {
                list.add(union());
                space();
                if (!skip(',') && at < text.length() && text.charAt(at) != ']') {
                    at++;
                }
            }
            return list;
        }

        private boolean skip(char c) {
            space();
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void space() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
