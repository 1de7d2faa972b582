package dev.kotadb.jobs.export;

import dev.kotadb.parsers.text.LineStarts;
import dev.kotadb.schema.query.export.SourceDocument;
import dev.kotadb.schema.query.export.SourceDocument.Declaration;
import dev.kotadb.schema.query.export.SourceDocument.Use;
import org.jspecify.annotations.Nullable;

/** Finds the names of declarations and references in the text of their file: the index knows where each begins. */
final class NamePlaces {
    private static final int NOWHERE = -1;

    private final @Nullable String text;
    private final LineStarts lines;

    NamePlaces(SourceDocument document) {
        this.text = document.text();
        this.lines = new LineStarts(text == null ? "" : text);
    }

    /** Line and columns of the name of a declaration, from 0; empty at its beginning if the name is not written there. */
    int[] of(Declaration declaration) {
        int line = declaration.nameLine() == null ? declaration.lineStart() : declaration.nameLine();
        int column = declaration.columnStart() == null || line != declaration.lineStart() ? 0 : declaration.columnStart();
        String written = textOf(line);
        String name = declaration.key().name();
        int found = wordFollowedByParameters(written, name, column, declaration.key().kind());
        found = found == NOWHERE ? word(written, name, column) : found;
        found = found == NOWHERE ? word(written, name, 0) : found;
        return place(line, found, column, name);
    }

    /** Line and columns of the name of a reference, from 0; empty where it begins if the name is not written there. */
    int[] of(Use use) {
        String written = textOf(use.line());
        if (written.startsWith(use.name(), use.column())) {
            return place(use.line(), use.column(), 0, use.name());
        }
        int found = word(written, use.name(), use.column());
        return place(use.line(), found, use.column(), use.name());
    }

    private static int[] place(int line, int found, int otherwise, String name) {
        return found == NOWHERE
                ? new int[] {line - 1, otherwise, otherwise}
                : new int[] {line - 1, found, found + name.length()};
    }

    private String textOf(int line) {
        return text == null || line < 1 || line > lines.count() ? "" : text.substring(lines.start(line), lines.end(line));
    }

    /** Of a method its name may be that of its type too. */
    private static int wordFollowedByParameters(String line, String name, int from, String kind) {
        if (!kind.equals("method") && !kind.equals("function")) {
            return NOWHERE;
        }
        for (int at = word(line, name, from); at != NOWHERE; at = word(line, name, at + 1)) {
            if (line.startsWith("(", at + name.length())) {
                return at;
            }
        }
        return NOWHERE;
    }

    private static int word(String line, String name, int from) {
        for (int at = line.indexOf(name, from); at >= 0 && !name.isEmpty(); at = line.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !Character.isJavaIdentifierPart(line.charAt(at - 1));
            if (begins && (end == line.length() || !Character.isJavaIdentifierPart(line.charAt(end)))) {
                return at;
            }
        }
        return NOWHERE;
    }
}
