package dev.kotadb.jobs.export;

import dev.kotadb.schema.query.export.SourceDocument.SymbolKey;

/**
 * Names symbols as SCIP does: the folders and the name of the file, then the parts of the qualified name, each with a suffix
 * that says what it is. What a part around the symbol is follows from its spelling, because a reference knows its target only.
 */
final class ScipSymbols {
    private final String repository;

    ScipSymbols(String repository) {
        this.repository = "kota . " + repository.replace(" ", "  ") + " . ";
    }

    String of(SymbolKey key) {
        StringBuilder symbol = new StringBuilder(repository);
        for (String part : key.path().split("/")) {
            symbol.append(name(part)).append('/');
        }
        String qualified = key.qualifiedName();
        String parameters = "";
        int open = qualified.endsWith(")") ? openingOf(qualified) : -1;
        if (open >= 0) {
            parameters = qualified.substring(open + 1, qualified.length() - 1);
            qualified = qualified.substring(0, open);
        }
        if (qualified.endsWith(key.name())) {
            around(qualified.substring(0, qualified.length() - key.name().length()), symbol);
        }
        return symbol.append(own(key, parameters)).toString();
    }

    private static String own(SymbolKey key, String parameters) {
        String again = key.ordinal() == 0 ? "" : "+" + key.ordinal();
        return switch (key.kind()) {
            case "method", "function" -> name(key.name()) + "(" + disambiguator(parameters) + again + ").";
            case "class", "interface", "type", "enum" -> name(key.name() + again) + "#";
            default -> name(key.name() + again) + ".";
        };
    }

    /** Appends what is around a symbol: parts of which each ends with a dot or, if members follow, a number sign. */
    private static void around(String qualified, StringBuilder symbol) {
        int begin = 0;
        int depth = 0;
        for (int i = 0; i < qualified.length(); i++) {
            char c = qualified.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && (c == '.' || c == '#')) {
                if (i > begin) {
                    symbol.append(part(qualified.substring(begin, i), c));
                }
                begin = i + 1;
            }
        }
        if (begin < qualified.length()) {
            symbol.append(part(qualified.substring(begin), '.'));
        }
    }

    private static String part(String part, char separator) {
        int open = part.endsWith(")") ? openingOf(part) : -1;
        if (open > 0) {
            return name(part.substring(0, open)) + "(" + disambiguator(part.substring(open + 1, part.length() - 1)) + ").";
        }
        boolean type = separator == '#' || Character.isUpperCase(part.charAt(0)) || part.charAt(0) == '<';
        return name(part) + (type ? "#" : "/");
    }

    private static int openingOf(String text) {
        int depth = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            depth += text.charAt(i) == ')' ? 1 : text.charAt(i) == '(' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Parameter types in the letters that a disambiguator may have; different types stay different. */
    private static String disambiguator(String parameters) {
        StringBuilder text = new StringBuilder();
        parameters.replace("[]", "\0").codePoints().forEach(c -> {
            if (c == 0) {
                text.append("--");
            } else if (c == ',') {
                text.append('+');
            } else if (isSimple(c) && c != '-' && c != '+') {
                text.appendCodePoint(c);
            } else {
                text.append('-').append(Integer.toHexString(c)).append('-');
            }
        });
        return text.toString();
    }

    private static String name(String name) {
        boolean simple = !name.isEmpty() && name.codePoints().allMatch(ScipSymbols::isSimple);
        return simple ? name : "`" + (name.isEmpty() ? " " : name.replace("`", "``")) + "`";
    }

    private static boolean isSimple(int c) {
        return c == '_' || c == '+' || c == '-' || c == '$' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z');
    }
}
