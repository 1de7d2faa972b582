package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.TypePlaces;
import dev.kotadb.parsers.resolve.names.Chain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a type's text; what it does not understand becomes {@link TypeText#UNKNOWN}. */
final class TypeReader {
    private static final int DEEPEST = 40;
    private static final Set<String> PREFIXES = Set.of("readonly", "unique", "abstract", "asserts", "infer");

    private final TypeTokens tokens;
    private final List<String> inferred = new ArrayList<>();
    private int depth;

    private TypeReader(String text) {
        tokens = new TypeTokens(text);
    }

    static TypeText read(String text) {
        String stripped = text.strip();
        List<String> choices = choices(stripped);
        if (choices.size() > 1) {
            return new TypeText.Union(choices.stream().map(TypeReader::read).toList());
        }
        if (stripped.startsWith("typeof ") && !stripped.startsWith("typeof @") && isChain(stripped)) {
            return new TypeText.Query(Chain.read(stripped.substring("typeof ".length())));
        }
        return beginning(stripped);
    }

    /** The types of values of which one is chosen: those between {@code ||} outside of brackets. */
    private static List<String> choices(String text) {
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = text.contains(" || ") ? 0 : text.length(); at < text.length(); at++) {
            char c = text.charAt(at);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth == 0 && text.startsWith(" || ", at)) {
                choices.add(text.substring(start, at));
                start = at + " || ".length();
            }
        }
        choices.add(text.substring(start));
        return choices;
    }

    /** The types in a list in angle brackets. */
    static List<TypeText> arguments(String text) {
        TypeReader reader = new TypeReader(text);
        return reader.tokens.skip("<") ? reader.list(">") : List.of();
    }

    /** The type that a text begins with, whatever follows it. */
    static TypeText beginning(String text) {
        return new TypeReader(text).type();
    }

    /** Whether there are no other types outside of brackets. */
    private static boolean isChain(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' && text.startsWith("typeof import", i - "typeof import".length())) {
                return false;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth == 0 && (c == '|' || c == '&' || c == '<' || c == '"' || c == '\'')) {
                return false;
            }
        }
        return true;
    }

    private TypeText type() {
        if (depth == DEEPEST) {
            return TypeText.UNKNOWN;
        }
        depth++;
        try {
            TypeText first = union();
            if (!tokens.skip("extends")) {
                return first;
            }
            int outer = inferred.size();
            TypeText extended = union();
            List<String> own = List.copyOf(inferred.subList(outer, inferred.size()));
            inferred.subList(outer, inferred.size()).clear();
            if (!tokens.skip("?")) {
                return first;
            }
            TypeText then = type();
            tokens.skip(":");
            return new TypeText.Conditional(first, extended, own, then, type());
        } finally {
            depth--;
        }
    }

    private TypeText union() {
        tokens.skip("|");
        List<TypeText> arms = new ArrayList<>(List.of(intersection()));
        while (tokens.skip("|")) {
            tokens.skip("|"); // of a choice
            arms.add(intersection());
        }
        return arms.size() == 1 ? arms.getFirst() : new TypeText.Union(arms);
    }

    private TypeText intersection() {
        tokens.skip("&");
        List<TypeText> parts = new ArrayList<>(List.of(postfix()));
        while (tokens.skip("&")) {
            parts.add(postfix());
        }
        return parts.size() == 1 ? parts.getFirst() : new TypeText.Intersection(parts);
    }

    private TypeText postfix() {
        TypeText type = primary();
        while (tokens.peek().equals("[")) {
            tokens.next();
            if (tokens.skip("]")) {
                type = new TypeText.ArrayOf(type);
            } else {
                String key = tokens.skipTo("[", "]");
                type = new TypeText.Indexed(type, TypeTokens.isText(key) ? key.substring(1, key.length() - 1) : key.matches("\\d+") ? key : "");
            }
        }
        return type;
    }

    private TypeText primary() {
        String token = tokens.next();
        if (token.equals("(")) {
            return parenthesis();
        } else if (token.equals("{")) {
            return objectType();
        } else if (token.equals("[")) {
            return new TypeText.Tuple(list("]"));
        } else if (token.equals("<")) {
            List<TypeText.Variable> parameters = typeParameters();
            tokens.skip("(");
            return function(parameters);
        } else if (token.equals("typeof")) {
            return query();
        } else if (token.equals("keyof")) {
            postfix();
            return TypeText.UNKNOWN;
        } else if (token.equals("new") && (tokens.peek().equals("(") || tokens.peek().equals("<"))) {
            List<TypeText.Variable> parameters = tokens.skip("<") ? typeParameters() : List.of();
            tokens.skip("(");
            return function(parameters);
        } else if (token.equals("infer") && TypeTokens.isWord(tokens.peek())) {
            inferred.add(tokens.peek());
            return new TypeText.Named(tokens.next(), List.of());
        } else if ((PREFIXES.contains(token) && TypeTokens.isWord(tokens.peek())) || isPrefixOf(token)) {
            return postfix();
        } else if (token.equals("import") && tokens.peek().equals("(")) {
            return imported(true);
        } else if (TypeTokens.isWord(token)) {
            return named(token);
        }
        return TypeText.UNKNOWN;
    }

    /** Reads on behind {@code import}: a module, or what it offers. */
    private TypeText imported(boolean type) {
        tokens.skip("(");
        String module = tokens.skipTo("(", ")");
        StringBuilder name = new StringBuilder();
        while (tokens.peek().equals(".") && TypeTokens.isWord(tokens.peek(1))) {
            tokens.next();
            name.append(name.isEmpty() ? "" : ".").append(tokens.next());
        }
        List<TypeText> arguments = tokens.skip("<") ? list(">") : List.of();
        boolean plain = TypeTokens.isText(module) && module.length() > 2;
        return plain ? new TypeText.Imported(module.substring(1, module.length() - 1), name.toString(), type, arguments) : TypeText.UNKNOWN;
    }

    private boolean isPrefixOf(String token) {
        return PREFIXES.contains(token) && (tokens.peek().equals("[") || tokens.peek().equals("new"))
                && !tokens.peek(1).equals("]");
    }

    private TypeText named(String first) {
        if (tokens.peek().equals("is") && TypeTokens.isWord(tokens.peek(1))) {
            tokens.next();
            type();
            return new TypeText.Named("boolean", List.of());
        }
        StringBuilder name = new StringBuilder(first);
        while (tokens.peek().equals(".") && TypeTokens.isWord(tokens.peek(1))) {
            tokens.next();
            name.append('.').append(tokens.next());
        }
        List<TypeText> arguments = tokens.skip("<") ? list(">") : List.of();
        return new TypeText.Named(name.toString(), arguments);
    }

    private TypeText query() {
        if (TypePlaces.isPlace(tokens.peek())) {
            return new TypeText.ClassAt(tokens.next(), TypeTokens.isWord(tokens.peek()) ? tokens.next() : Symbol.UNNAMED);
        }
        StringBuilder chain = new StringBuilder(tokens.next());
        if (chain.toString().equals("import")) {
            return imported(false);
        }
        while (true) {
            if (tokens.peek().equals(".")) {
                tokens.next();
                chain.append('.').append(tokens.next());
            } else if (tokens.peek().equals("(")) {
                tokens.next();
                tokens.skipTo("(", ")");
                chain.append("()");
            } else {
                return new TypeText.Query(Chain.read(chain.toString()));
            }
        }
    }

    private TypeText parenthesis() {
        if (opensParameters()) {
            return function(List.of());
        }
        TypeText inner = type();
        tokens.skip(")");
        return inner;
    }

    private List<TypeText> list(String close) {
        List<TypeText> types = new ArrayList<>();
        while (!tokens.atEnd() && !tokens.skip(close)) {
            tokens.skip("...");
            if (TypeTokens.isWord(tokens.peek()) && (tokens.peek(1).equals(":") || tokens.peek(1).equals("?"))) {
                tokens.next();
                tokens.skip("?");
                tokens.skip(":");
            }
            types.add(type());
            if (!tokens.skip(",") && !tokens.peek().equals(close)) {
                tokens.next();
            }
        }
        return types;
    }

    /** Whether the bracket just read opens a parameter list: an arrow follows the closing bracket. */
    private boolean opensParameters() {
        int start = tokens.position();
        tokens.skipTo("(", ")");
        boolean arrow = tokens.peek().equals("=>");
        tokens.reset(start);
        return arrow;
    }

    /** Reads on from the parenthesis that opens the parameters. */
    private TypeText.Function function(List<TypeText.Variable> typeParameters) {
        List<TypeText> parameters = new ArrayList<>();
        int required = 0;
        boolean variadic = false;
        while (!tokens.atEnd() && !tokens.skip(")")) {
            boolean rest = tokens.skip("...");
            String name = tokens.next();
            if (name.equals("{")) {
                tokens.skipTo("{", "}");
            } else if (name.equals("[")) {
                tokens.skipTo("[", "]");
            }
            boolean optional = tokens.skip("?");
            TypeText type = tokens.skip(":") ? type() : TypeText.UNKNOWN;
            if (!name.equals("this")) {
                parameters.add(type);
                required += optional || rest ? 0 : 1;
                variadic |= rest;
            }
            if (!tokens.skip(",") && !tokens.peek().equals(")")) {
                tokens.next();
            }
        }
        TypeText result = tokens.skip("=>") || tokens.skip(":") ? type() : TypeText.UNKNOWN;
        return new TypeText.Function(typeParameters, parameters, required, variadic, result);
    }

    /** Reads the names, their bounds and defaults on from the bracket that opens them. */
    private List<TypeText.Variable> typeParameters() {
        List<TypeText.Variable> all = new ArrayList<>();
        while (!tokens.atEnd() && !tokens.skip(">")) {
            if (tokens.peek().equals("const") && TypeTokens.isWord(tokens.peek(1))) {
                tokens.next();
            }
            String name = tokens.next();
            TypeText bound = tokens.skip("extends") ? type() : TypeText.UNKNOWN;
            all.add(new TypeText.Variable(name, bound, tokens.skip("=") ? type() : TypeText.UNKNOWN));
            tokens.skip(",");
        }
        return all;
    }

    /** Reads on from the brace that opens an object type. */
    private TypeText objectType() {
        Map<String, TypeText> members = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        if (tokens.peek().equals("...")) {
            return new TypeText.Spread(list("}"));
        }
        TypeText same = sameMembers();
        if (same != null) {
            return same;
        }
        while (!tokens.atEnd() && !tokens.skip("}")) {
            if (tokens.skip(";") || tokens.skip(",")) {
                continue;
            }
            member(members, places);
        }
        return new TypeText.ObjectType(members, places);
    }

    /** The type whose members {@code { [K in keyof T]: T[K] }} has all; null if something else is mapped. */
    private @Nullable TypeText sameMembers() {
        int start = tokens.position();
        while (tokens.peek().equals("-") || tokens.peek().equals("+") || tokens.peek().equals("readonly")) {
            tokens.next();
        }
        boolean mapped = tokens.skip("[");
        String key = tokens.next();
        String type = mapped && tokens.skip("in") && tokens.skip("keyof") ? tokens.next() : "";
        if (TypeTokens.isWord(type) && tokens.skip("]")) {
            while (tokens.peek().equals("-") || tokens.peek().equals("+") || tokens.peek().equals("?")) {
                tokens.next();
            }
            if (tokens.skip(":") && tokens.skip(type) && tokens.skip("[") && tokens.skip(key) && tokens.skip("]")) {
                tokens.skip(";");
                if (tokens.skip("}")) {
                    return new TypeText.Named(type, List.of());
                }
            }
        }
        tokens.reset(start);
        return null;
    }

    private void member(Map<String, TypeText> members, Map<String, String> places) {
        String place = TypePlaces.isPlace(tokens.peek()) ? tokens.next() : "";
        while (tokens.peek().equals("-") || tokens.peek().equals("+") || isModifier()) {
            tokens.next();
        }
        String name = tokens.next();
        if (name.equals("[")) {
            String key = tokens.skipTo("[", "]");
            name = key.contains(":") || key.contains("in") ? "" : key;
        } else if (name.equals("(")) {
            add(members, "()", function(List.of()));
            return;
        } else if (name.equals("<")) {
            List<TypeText.Variable> typeParameters = typeParameters();
            if (tokens.skip("(")) {
                add(members, "()", function(typeParameters));
            }
            return;
        } else if (TypeTokens.isText(name)) {
            name = name.substring(1, Math.max(1, name.length() - 1));
        }
        tokens.skip("-");
        tokens.skip("?");
        boolean first = !members.containsKey(name);
        List<TypeText.Variable> typeParameters = tokens.skip("<") ? typeParameters() : List.of();
        if (tokens.skip("(")) {
            add(members, name, function(typeParameters));
        } else if (tokens.skip(":")) {
            members.putIfAbsent(name, type());
        } else if (!place.isEmpty()) {
            members.putIfAbsent(name, TypeText.UNKNOWN);
        }
        if (!first) {
            places.remove(name);
        } else if (!place.isEmpty()) {
            places.put(name, place);
        }
    }

    private static void add(Map<String, TypeText> members, String name, TypeText.Function function) {
        members.merge(name, function, (before, _) -> switch (before) {
            case TypeText.Function first -> new TypeText.Overloads(List.of(first, function));
            case TypeText.Overloads(List<TypeText.Function> functions) -> {
                List<TypeText.Function> all = new ArrayList<>(functions);
                all.add(function);
                yield new TypeText.Overloads(all);
            }
            default -> before;
        });
    }

    private boolean isModifier() {
        String word = tokens.peek();
        String after = tokens.peek(1);
        return (word.equals("readonly") || word.equals("get") || word.equals("set") || word.equals("new"))
                && (TypeTokens.isWord(after) || after.equals("["));
    }
}
