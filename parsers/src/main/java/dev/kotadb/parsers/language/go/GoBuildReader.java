package dev.kotadb.parsers.language.go;

import java.util.ArrayList;
import java.util.List;

/** Reads the condition of a {@code //go:build} line: tags, {@code !}, {@code &&}, {@code ||}, parentheses. */
final class GoBuildReader {
    /** Deeper conditions are nonsense. */
    private static final int DEEPEST = 50;

    private final String text;
    private int at;
    private int depth;

    GoBuildReader(String text) {
        this.text = text;
    }

    /** Returns the condition; {@link GoBuild#ALWAYS} if it is not understood. */
    GoBuild read() {
        GoBuild condition = any();
        space();
        return at == text.length() && depth == 0 ? condition : GoBuild.ALWAYS;
    }

    private GoBuild any() {
        List<GoBuild> parts = new ArrayList<>(List.of(all()));
        while (take("||")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.getFirst() : new GoBuild.Any(parts);
    }

    private GoBuild all() {
        List<GoBuild> parts = new ArrayList<>(List.of(one()));
        while (take("&&")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new GoBuild.All(parts);
    }

    private GoBuild one() {
        if (depth >= DEEPEST) {
            return GoBuild.ALWAYS;
        }
        if (take("!")) {
            depth++;
            GoBuild of = one();
            depth--;
            return new GoBuild.Not(of);
        }
        if (take("(")) {
            depth++;
            GoBuild of = any();
            depth -= take(")") ? 1 : 0;
            return of;
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "_.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return new GoBuild.Tag(text.substring(start, at));
    }

    private boolean take(String mark) {
        space();
        boolean found = text.startsWith(mark, at);
        at += found ? mark.length() : 0;
        space();
        return found;
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
