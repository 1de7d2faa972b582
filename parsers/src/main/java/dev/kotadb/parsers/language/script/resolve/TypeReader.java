package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.names.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a type's text; what it does not understand becomes {@link TypeText#UNKNOWN}. */
final class TypeReader {
    private static final int DEEPEST = 40;
    private static final Set<String> PREFIXES = Set.of("readonly", "unique", "abstract", "asserts", "infer");

    private final TypeTokens tokens;
    private final SignatureReader signatures;
    private int depth;

    private TypeReader(String text) {
        tokens = new TypeTokens(text);
        signatures = new SignatureReader(tokens, this);
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

    /** Reads a whole type from where the tokens stand. */
    TypeText type() {
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
                type = new TypeText.Indexed(type, TypeTokens.isText(key) ? key.substring(1, key.length() - 1) : "");
            }
        }
        return type;
    }

    private TypeText primary() {
        String token = tokens.next();
        if (token.equals("(")) {
            return parenthesis();
        } else if (token.equals("{")) {
            return signatures.members();
        } else if (token.equals("[")) {
            return new TypeText.Tuple(list("]"));
        } else if (token.equals("<")) {
            List<String> parameters = signatures.typeParameters();
            tokens.skip("(");
            return signatures.function(parameters);
        } else if (token.equals("typeof")) {
            return query();
        } else if (token.equals("keyof")) {
            postfix();
            return TypeText.UNKNOWN;
        } else if (token.equals("new") && (tokens.peek().equals("(") || tokens.peek().equals("<"))) {
            List<String> parameters = tokens.skip("<") ? signatures.typeParameters() : List.of();
            tokens.skip("(");
            return signatures.function(parameters);
        } else if ((PREFIXES.contains(token) && TypeTokens.isWord(tokens.peek())) || isPrefixOf(token)) {
            return postfix();
        } else if (TypeTokens.isWord(token)) {
            return named(token);
        }
        return TypeText.UNKNOWN;
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
            tokens.skip("(");
            tokens.skipTo("(", ")");
            return TypeText.UNKNOWN;
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
        if (signatures.opensParameters()) {
            return signatures.function(List.of());
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
}
