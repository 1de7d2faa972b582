package dev.kotadb.parsers.language.java.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes a type's text apart. Of an intersection it takes the first part; annotations are passed over. */
public final class TypeTextParser {
    private static final Set<String> PRIMITIVES =
            Set.of("int", "long", "boolean", "byte", "char", "short", "float", "double", "void");

    private final String text;
    private int at;

    private TypeTextParser(String text) {
        this.text = text;
    }

    public static TypeText type(String text) {
        return text.isEmpty() ? TypeText.UNKNOWN : new TypeTextParser(text).type();
    }

    public static TypeText.Parameter parameter(String text) {
        TypeTextParser parser = new TypeTextParser(text);
        parser.skip();
        String name = parser.identifier();
        List<TypeText> bounds = new ArrayList<>();
        parser.skip();
        if (parser.word("extends")) {
            bounds.add(parser.single());
            while (parser.take('&')) {
                bounds.add(parser.single());
            }
        }
        return new TypeText.Parameter(name, bounds);
    }

    private TypeText type() {
        TypeText first = single();
        List<TypeText> union = new ArrayList<>(List.of(first));
        while (true) {
            if (take('|')) {
                union.add(single());
            } else if (take('&')) {
                single();
            } else {
                return union.size() == 1 ? first : new TypeText.Union(List.copyOf(union));
            }
        }
    }

    private TypeText single() {
        skip();
        TypeText type;
        if (take('?')) {
            skip();
            boolean lower = false;
            TypeText bound = TypeText.UNKNOWN;
            if (word("extends")) {
                bound = single();
            } else if (word("super")) {
                lower = true;
                bound = single();
            }
            return new TypeText.Wildcard(lower, bound);
        }
        String name = identifier();
        if (name.isEmpty() || name.equals("var")) {
            return TypeText.UNKNOWN;
        }
        type = PRIMITIVES.contains(name) ? new TypeText.Primitive(name) : named(name);
        return dimensions(type);
    }

    private TypeText named(String first) {
        TypeText.Name type = new TypeText.Name(null, first, arguments());
        while (take('.')) {
            if (at < text.length() && text.charAt(at) == '.') {
                at--;
                return type;
            }
            skip();
            type = new TypeText.Name(type, identifier(), arguments());
        }
        return type;
    }

    private TypeText dimensions(TypeText element) {
        TypeText type = element;
        skip();
        while (take('[')) {
            take(']');
            type = new TypeText.Array(type);
            skip();
        }
        if (text.startsWith("...", at)) {
            at += 3;
            type = new TypeText.Array(type);
        }
        return type;
    }

    private List<TypeText> arguments() {
        if (!take('<')) {
            return List.of();
        }
        List<TypeText> arguments = new ArrayList<>();
        if (take('>')) {
            return List.of();
        }
        do {
            arguments.add(type());
        } while (take(','));
        take('>');
        return arguments;
    }

    /** Passes white space, annotations and modifiers. */
    private void skip() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '@') {
                annotation();
            } else if (!word("final")) {
                return;
            }
        }
    }

    private void annotation() {
        at++;
        identifier();
        while (at + 1 < text.length() && text.charAt(at) == '.' && text.charAt(at + 1) != '.') {
            at++;
            identifier();
        }
        if (at < text.length() && text.charAt(at) == '(') {
            int depth = 0;
            do {
                char c = text.charAt(at++);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            } while (depth > 0 && at < text.length());
        }
    }

    private boolean word(String word) {
        int end = at + word.length();
        if (text.startsWith(word, at) && end < text.length() && !Character.isJavaIdentifierPart(text.charAt(end))) {
            at = end;
            return true;
        }
        return false;
    }

    private boolean take(char wanted) {
        int from = at;
        while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        if (from < text.length() && text.charAt(from) == wanted) {
            at = from + 1;
            return true;
        }
        return false;
    }

    private String identifier() {
        int from = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }
}
