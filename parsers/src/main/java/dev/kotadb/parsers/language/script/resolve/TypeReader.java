package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.names.Chain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a type's text; what it does not understand becomes {@link TypeText#UNKNOWN}. */
final class TypeReader {
    private static final int DEEPEST = 40;
    private static final Set<String> PREFIXES = Set.of("readonly", "unique", "abstract", "asserts", "infer");

    private final TypeTokens tokens;
    private int depth;

    private TypeReader(String text) {
        tokens = new TypeTokens(text);
    }

    static TypeText read(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("typeof ") && isChain(stripped)) {
            return new TypeText.Query(Chain.read(stripped.substring("typeof ".length())));
        }
        return beginning(stripped);
    }

    /** The type that a text begins with, whatever follows it. */
    static TypeText beginning(String text) {
        return new TypeReader(text).type();
    }

    private static boolean isChain(String text) {
        return text.indexOf('|') < 0 && text.indexOf('&') < 0 && text.indexOf('<') < 0 && text.indexOf('"') < 0
                && text.indexOf('\'') < 0;
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
            union();
            if (!tokens.skip("?")) {
                return first;
            }
            TypeText then = type();
            tokens.skip(":");
            TypeText otherwise = type();
            return new TypeText.Union(List.of(then, otherwise));
        } finally {
            depth--;
        }
    }

    private TypeText union() {
        tokens.skip("|");
        List<TypeText> arms = new ArrayList<>(List.of(intersection()));
        while (tokens.skip("|")) {
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
            Map<String, TypeText> parameters = typeParameters();
            tokens.skip("(");
            return function(parameters);
        } else if (token.equals("typeof")) {
            return query();
        } else if (token.equals("keyof")) {
            postfix();
            return TypeText.UNKNOWN;
        } else if (token.equals("new") && (tokens.peek().equals("(") || tokens.peek().equals("<"))) {
            Map<String, TypeText> parameters = tokens.skip("<") ? typeParameters() : Map.of();
            tokens.skip("(");
            return function(parameters);
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
            return function(Map.of());
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
    private TypeText function(Map<String, TypeText> typeParameters) {
        List<TypeText> parameters = parameters();
        if (tokens.skip("=>") || tokens.skip(":")) {
            return new TypeText.Function(typeParameters, parameters, type());
        }
        return new TypeText.Function(typeParameters, parameters, TypeText.UNKNOWN);
    }

    private List<TypeText> parameters() {
        List<TypeText> parameters = new ArrayList<>();
        while (!tokens.atEnd() && !tokens.skip(")")) {
            tokens.skip("...");
            String name = tokens.next();
            if (name.equals("{")) {
                tokens.skipTo("{", "}");
            } else if (name.equals("[")) {
                tokens.skipTo("[", "]");
            }
            tokens.skip("?");
            TypeText type = tokens.skip(":") ? type() : TypeText.UNKNOWN;
            if (!name.equals("this")) {
                parameters.add(type);
            }
            if (!tokens.skip(",") && !tokens.peek().equals(")")) {
                tokens.next();
            }
        }
        return parameters;
    }

    /** Reads the names and their bounds on from the bracket that opens them. */
    private Map<String, TypeText> typeParameters() {
        Map<String, TypeText> bounds = new HashMap<>();
        while (!tokens.atEnd() && !tokens.skip(">")) {
            if (tokens.peek().equals("const") && TypeTokens.isWord(tokens.peek(1))) {
                tokens.next();
            }
            String name = tokens.next();
            bounds.put(name, tokens.skip("extends") ? type() : TypeText.UNKNOWN);
            if (tokens.skip("=")) {
                type();
            }
            tokens.skip(",");
        }
        return bounds;
    }

    /** Reads on from the brace that opens an object type. */
    private TypeText objectType() {
        Map<String, TypeText> members = new HashMap<>();
        if (tokens.peek().equals("...")) {
            return new TypeText.Spread(list("}"));
        }
        while (!tokens.atEnd() && !tokens.skip("}")) {
            if (tokens.skip(";") || tokens.skip(",")) {
                continue;
            }
            member(members);
        }
        return new TypeText.ObjectType(members);
    }

    private void member(Map<String, TypeText> members) {
        while (tokens.peek().equals("-") || tokens.peek().equals("+") || isModifier()) {
            tokens.next();
        }
        String name = tokens.next();
        if (name.equals("[")) {
            String key = tokens.skipTo("[", "]");
            name = key.contains(":") || key.contains("in") ? "" : key;
        } else if (name.equals("(")) {
            members.putIfAbsent("()", function(Map.of()));
            return;
        } else if (TypeTokens.isText(name)) {
            name = name.substring(1, Math.max(1, name.length() - 1));
        }
        tokens.skip("-");
        tokens.skip("?");
        Map<String, TypeText> typeParameters = tokens.skip("<") ? typeParameters() : Map.of();
        if (tokens.skip("(")) {
            members.putIfAbsent(name, function(typeParameters));
        } else if (tokens.skip(":")) {
            members.putIfAbsent(name, type());
        }
    }

    private boolean isModifier() {
        String word = tokens.peek();
        String after = tokens.peek(1);
        return (word.equals("readonly") || word.equals("get") || word.equals("set") || word.equals("new"))
                && (TypeTokens.isWord(after) || after.equals("["));
    }
}
