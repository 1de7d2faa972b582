package dev.kotadb.parsers.language.go;

import java.util.ArrayList;
import java.util.List;

/**
 * A type as Go writes it, without pointers.
 *
 * @param name dotted if it has a package; {@code []}, {@code map}, {@code chan}, {@code func} (the last argument is
 *     its result), {@code ()} for several results, {@link #STRUCT} with a number for a struct without a name; empty if no name is known
 */
record GoType(String name, List<GoType> arguments) {
    /** Before the place of a struct without a name among those of the declaration around it. */
    static final String STRUCT = "struct#";

    private static final GoType NOTHING = new GoType("", List.of());

    GoType {
        arguments = List.copyOf(arguments);
    }

    static GoType read(String text) {
        return new Reader(text).type();
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        GoType type() {
            space();
            if (skip("*") || skip("...") || skip("~")) {
                return type();
            } else if (skip("<-")) {
                return type();
            } else if (skip("(")) {
                List<GoType> list = list(')');
                return list.size() == 1 ? list.getFirst() : new GoType("()", list);
            } else if (skip("[")) {
                bracket(']');
                return new GoType("[]", List.of(type()));
            }
            String word = word();
            return switch (word) {
                case "map" -> {
                    skip("[");
                    GoType key = type();
                    skip("]");
                    yield new GoType("map", List.of(key, type()));
                }
                case "chan" -> {
                    skip("<-");
                    yield new GoType("chan", List.of(type()));
                }
                case "func" -> function();
                case "struct" -> {
                    if (skip("#")) {
                        yield new GoType(STRUCT + word(), List.of());
                    }
                    skip("{");
                    bracket('}');
                    yield NOTHING;
                }
                case "interface" -> {
                    skip("{");
                    bracket('}');
                    yield NOTHING;
                }
                case "" -> NOTHING;
                // A blank stands between a name and its type: results []Row.
                default -> new GoType(word, at < text.length() && text.charAt(at) == '[' && skip("[") ? list(']') : List.of());
            };
        }

        private GoType function() {
            List<GoType> parts = skip("(") ? new ArrayList<>(list(')')) : new ArrayList<>();
            space();
            boolean result = at < text.length() && ",)]}".indexOf(text.charAt(at)) < 0;
            parts.add(result ? type() : NOTHING);
            return new GoType("func", parts);
        }

        /** Reads types, or names with types: if a type follows a name, the name is skipped. */
        private List<GoType> list(char close) {
            List<GoType> list = new ArrayList<>();
            while (at < text.length() && !skip(String.valueOf(close))) {
                GoType one = type();
                space();
                if (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != close) {
                    int before = at;
                    one = type();
                    at = at == before ? at + 1 : at;
                }
                list.add(one);
                skip(",");
            }
            return list;
        }

        private void bracket(char close) {
            char open = close == ']' ? '[' : '{';
            for (int depth = 1; at < text.length() && depth > 0; at++) {
                depth += text.charAt(at) == open ? 1 : text.charAt(at) == close ? -1 : 0;
            }
        }

        private String word() {
            space();
            int start = at;
            while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            return text.substring(start, at);
        }

        private boolean skip(String mark) {
            space();
            if (text.startsWith(mark, at)) {
                at += mark.length();
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
