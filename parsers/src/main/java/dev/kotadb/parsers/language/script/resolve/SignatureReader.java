package dev.kotadb.parsers.language.script.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the signatures within a type: what a function takes and returns, and the members of an object type. */
final class SignatureReader {
    private final TypeTokens tokens;
    private final TypeReader types;

    SignatureReader(TypeTokens tokens, TypeReader types) {
        this.tokens = tokens;
        this.types = types;
    }

    /** Whether the bracket just read opens a parameter list: the one that closes it stands before an arrow. */
    boolean opensParameters() {
        int start = tokens.position();
        tokens.skipTo("(", ")");
        boolean arrow = tokens.peek().equals("=>");
        tokens.reset(start);
        return arrow;
    }

    /** Reads on from the parenthesis that opens the parameters. */
    TypeText function(List<String> typeParameters) {
        List<TypeText> parameters = parameters();
        if (tokens.skip("=>") || tokens.skip(":")) {
            return new TypeText.Function(typeParameters, parameters, types.type());
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
            TypeText type = tokens.skip(":") ? types.type() : TypeText.UNKNOWN;
            if (!name.equals("this")) {
                parameters.add(type);
            }
            if (!tokens.skip(",") && !tokens.peek().equals(")")) {
                tokens.next();
            }
        }
        return parameters;
    }

    /** Reads the names on from the bracket that opens them. */
    List<String> typeParameters() {
        List<String> names = new ArrayList<>();
        while (!tokens.atEnd() && !tokens.skip(">")) {
            names.add(tokens.next());
            if (tokens.skip("extends")) {
                types.type();
            }
            if (tokens.skip("=")) {
                types.type();
            }
            tokens.skip(",");
        }
        return names;
    }

    /** Reads on from the brace that opens an object type. */
    TypeText members() {
        Map<String, TypeText> members = new HashMap<>();
        while (!tokens.atEnd() && !tokens.skip("}")) {
            if (tokens.skip(";") || tokens.skip(",")) {
                continue;
            }
            member(members);
        }
        return new TypeText.Members(members);
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
            members.putIfAbsent("()", function(List.of()));
            return;
        } else if (TypeTokens.isText(name)) {
            name = name.substring(1, Math.max(1, name.length() - 1));
        }
        tokens.skip("-");
        tokens.skip("?");
        List<String> typeParameters = tokens.skip("<") ? typeParameters() : List.of();
        if (tokens.skip("(")) {
            members.putIfAbsent(name, function(typeParameters));
        } else if (tokens.skip(":")) {
            members.putIfAbsent(name, types.type());
        }
    }

    private boolean isModifier() {
        String word = tokens.peek();
        String after = tokens.peek(1);
        return (word.equals("readonly") || word.equals("get") || word.equals("set") || word.equals("new"))
                && (TypeTokens.isWord(after) || after.equals("["));
    }
}
