package dev.kotadb.parsers.golden;

import dev.kotadb.parsers.facts.Export;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Span;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A source with all that was read of it, for people to check: below each line, comments whose carets point at the names.
 */
final class AnnotatedSource {
    /** Wide enough for each language's comment mark and a space, so that a caret can stand below the first column. */
    private static final String INDENT = "   ";

    /** Languages whose comments begin with {@code #}; in the others, annotations begin with {@code //}. */
    private static final Set<String> HASH_COMMENTS = Set.of("python");

    private record Note(int line, int column, int length, List<String> text) {}

    private final String text;
    private final List<String> lines;
    private final FileFacts facts;
    private final FactText words;
    private final String mark;

    private AnnotatedSource(SourceFile file, FileFacts facts, String mark) {
        this.text = file.text();
        this.lines = text.lines().toList();
        this.facts = facts;
        this.words = new FactText(facts);
        this.mark = mark + INDENT.substring(mark.length());
    }

    static String render(SourceFile file, ParseOutcome outcome) {
        String commentMark = HASH_COMMENTS.contains(file.language()) ? "#" : "//";
        return switch (outcome) {
            case ParseOutcome.Parsed parsed -> new AnnotatedSource(file, parsed.facts(), commentMark).render("");
            case ParseOutcome.Partial partial ->
                new AnnotatedSource(file, partial.facts(), commentMark).render("partial: " + partial.reason());
            case ParseOutcome.Skipped skipped ->
                new AnnotatedSource(file, FileFacts.NONE, commentMark).render("skipped: " + skipped.reason());
            case ParseOutcome.Failed failed ->
                new AnnotatedSource(file, FileFacts.NONE, commentMark).render("failed: " + failed.reason());
        };
    }

    private String render(String outcome) {
        StringBuilder out = new StringBuilder();
        if (!outcome.isEmpty()) {
            remark(out, outcome);
        }
        if (!facts.declarations().packageName().isEmpty()) {
            remark(out, "package " + facts.declarations().packageName());
        }
        List<Note> notes = notes();
        int next = 0;
        for (int line = 1; line <= lines.size(); line++) {
            out.append((INDENT + lines.get(line - 1)).stripTrailing()).append('\n');
            for (; next < notes.size() && notes.get(next).line() == line; next++) {
                append(out, notes.get(next));
            }
        }
        for (; next < notes.size(); next++) {
            remark(out, "NO SUCH LINE: " + notes.get(next));
        }
        for (Export export : facts.declarations().exports()) {
            remark(out, "export " + FactText.fields(
                    "name", export.name(), "local", export.local(), "module", export.module()));
        }
        facts.declarations().settings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> remark(out, "setting " + e.getKey() + " = " + e.getValue()));
        return out.toString();
    }

    private List<Note> notes() {
        Stream<Note> symbols = facts.declarations().symbols().stream().map(this::note);
        Stream<Note> imports = facts.declarations().imports().stream().map(this::note);
        Stream<Note> uses = facts.uses().stream().map(this::note);
        return Stream.of(symbols, imports, uses)
                .flatMap(s -> s)
                .sorted(Comparator.comparingInt(Note::line).thenComparingInt(Note::column))
                .toList();
    }

    private Note note(Symbol symbol) {
        Span span = symbol.span();
        int column = nameColumn(symbol);
        int length = column < 0 ? 1 : Math.max(1, symbol.name().length());
        if (column < 0 && symbol.nameLine() == span.lineStart()) {
            column = span.columnStart();
        }
        List<String> said = new ArrayList<>();
        said.add("definition " + words.definition(symbol) + " " + span.lineStart() + ":" + span.columnStart() + "-"
                + span.lineEnd() + ":" + span.columnEnd());
        said.addAll(words.details(symbol));
        return new Note(symbol.nameLine(), Math.max(column, 0), length, said);
    }

    /** Facts hold a name's line alone, as its column is of no use to a reader of the index. */
    private int nameColumn(Symbol symbol) {
        if (symbol.nameLine() > lines.size()) {
            return -1;
        }
        String line = lines.get(symbol.nameLine() - 1);
        int from = symbol.nameLine() == symbol.span().lineStart() ? symbol.span().columnStart() : 0;
        int head = headColumn(line, symbol, from);
        for (int at = line.indexOf(symbol.name(), head); at >= 0; at = line.indexOf(symbol.name(), at + 1)) {
            int end = at + symbol.name().length();
            boolean left = at == 0 || !Character.isJavaIdentifierPart(line.charAt(at - 1));
            if (left && (end == line.length() || !Character.isJavaIdentifierPart(line.charAt(end)))) {
                return at;
            }
        }
        return -1;
    }

    /** Skips the type of {@code Store store} or {@code T T}: the name before a member's {@code (}, where there is one. */
    private static int headColumn(String line, Symbol symbol, int from) {
        if (symbol.shape().parameters() == null) {
            return from;
        }
        int at = line.indexOf(symbol.name() + "(", from);
        return at < 0 ? from : at;
    }

    private Note note(Import imported) {
        int length = imported.name().isEmpty() ? imported.module().length() : imported.name().length();
        return new Note(imported.line(), imported.column(), Math.max(1, length), List.of("import " + FactText.fields(
                "kind", imported.kind(), "module", imported.module(), "name", imported.name(), "alias",
                imported.alias()) + words.in(imported.enclosing())));
    }

    private Note note(Use use) {
        StringBuilder said = new StringBuilder(use.type().name().toLowerCase(Locale.ROOT));
        if (!use.detail().isEmpty()) {
            said.append('(').append(use.detail()).append(')');
        }
        said.append(' ').append(use.qualifier().isEmpty() ? "" : use.qualifier() + "!").append(use.name());
        if (use.arguments() != null) {
            said.append(use.arguments().stream().map(words::value).collect(Collectors.joining(", ", "(", ")")));
        }
        if (use.receiver() != null) {
            said.append(" of ").append(words.value(use.receiver()));
        }
        said.append(words.in(use.enclosing()));
        return new Note(use.line(), use.column(), Math.max(1, use.name().length()), List.of(said.toString()));
    }

    private void append(StringBuilder out, Note note) {
        String line = lines.get(note.line() - 1);
        StringBuilder pad = new StringBuilder();
        for (int i = 0; i < note.column(); i++) {
            pad.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
        }
        out.append(mark).append(pad).append("^".repeat(note.length())).append(' ')
                .append(note.text().getFirst()).append('\n');
        for (String more : note.text().subList(1, note.text().size())) {
            out.append(mark).append(pad).append("    ").append(more).append('\n');
        }
    }

    private void remark(StringBuilder out, String remark) {
        out.append(mark).append(remark).append('\n');
    }
}
