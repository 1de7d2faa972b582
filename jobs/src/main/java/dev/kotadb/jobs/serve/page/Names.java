package dev.kotadb.jobs.serve.page;

import dev.kotadb.jobs.questions.answer.SourceFile.Declaration;
import dev.kotadb.jobs.serve.page.view.Links;
import dev.kotadb.parsers.text.LineStarts;
import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import dev.kotadb.schema.query.FileQueries.IndexedFile;
import dev.kotadb.schema.query.SourceFileQueries.TargetedReference;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the names of a file are that lead somewhere. Declarations lead to their uses, references to their declarations. */
final class Names {
    private final IndexedFile file;
    private final String text;
    private final LineStarts lines;
    private final Map<Integer, TreeMap<Integer, Mark>> marks = new HashMap<>();

    Names(IndexedFile file, String text) {
        this.file = file;
        this.text = text;
        this.lines = new LineStarts(text);
    }

    /** By line, each line's in their order. A place has one meaning: a declaration, or the first reference. */
    Map<Integer, List<Mark>> marks(List<Declaration> declarations, List<TargetedReference> references) {
        for (Declaration each : declarations) {
            int start = find(each.nameLine(), each.name(), 0, true);
            put(each.nameLine(), start, each.name(), Links.symbol(file.repository(), file.path(), each.nameLine(), each.name()),
                    "declaration", each.kind() + " " + each.qualifiedName() + ": its uses");
        }
        references.stream().sorted(Comparator.comparing((TargetedReference each) -> each.targetPath() == null))
                .forEach(this::reference);
        Map<Integer, List<Mark>> sorted = new HashMap<>();
        marks.forEach((line, found) -> sorted.put(line, List.copyOf(found.values())));
        return sorted;
    }

    private void reference(TargetedReference each) {
        int start = find(each.line(), each.name(), each.column(), false);
        String type = each.type().replace('_', ' ');
        String target = each.targetPath();
        if (target != null) {
            String href = target.equals(file.path()) && each.targetLine() != null
                    ? "#L" + each.targetLine()
                    : Links.file(file.repository(), target, each.targetLine());
            put(each.line(), start, each.name(), href, "reference " + each.resolution(),
                    type + ", " + each.resolution() + ": " + (each.targetQualifiedName() == null ? target : each.targetQualifiedName()));
        } else if (each.external() != null) {
            ExternalHit external = each.external();
            put(each.line(), start, each.name(), Links.external(external.scheme(), external.qualifiedName()), "reference external",
                    type + ", external: " + Externals.from(external) + " " + external.qualifiedName());
        } else if (each.resolution().equals("external")) {
            put(each.line(), start, each.name(), null, "external", type + ", declared outside of the repository");
        } else {
            put(each.line(), start, each.name(), Links.search(each.name() + " repo:" + quoted(file.repository()), "names", 0),
                    "reference " + each.resolution(), type + ", " + each.resolution() + ": declarations with this name");
        }
    }

    private static String quoted(String value) {
        return value.contains(" ") ? '"' + value + '"' : value;
    }

    private void put(int line, int start, String name, @Nullable String href, String kind, String title) {
        if (start < 0) {
            return;
        }
        TreeMap<Integer, Mark> found = marks.computeIfAbsent(line, _ -> new TreeMap<>());
        Map.Entry<Integer, Mark> before = found.floorEntry(start);
        Integer next = found.higherKey(start);
        int end = start + name.length();
        if ((before == null || before.getValue().end() <= start) && (next == null || next >= end)) {
            found.put(start, new Mark(start, end, href, kind, title));
        }
    }

    /** Where the name stands in the line, from the column on; negative if it does not. @param anywhere whether the column is a guess */
    private int find(int line, String name, int column, boolean anywhere) {
        if (line < 1 || line > lines.count() || name.isEmpty()) {
            return -1;
        }
        String content = text.substring(lines.start(line), lines.end(line));
        if (!anywhere && content.startsWith(name, column)) {
            return column;
        }
        for (int at = content.indexOf(name, column); at >= 0; at = content.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean whole = (at == 0 || !Character.isJavaIdentifierPart(content.charAt(at - 1)))
                    && (end == content.length() || !Character.isJavaIdentifierPart(content.charAt(end)));
            if (whole) {
                return at;
            }
        }
        return -1;
    }
}
