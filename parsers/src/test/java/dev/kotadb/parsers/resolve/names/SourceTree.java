package dev.kotadb.parsers.resolve.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.golden.ParsedTree;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.parsers.resolve.Resolution;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small repository of sources without errors, parsed and resolved as a whole. */
public record SourceTree(ParsedTree parsed) {
    /** Paths and texts, in turn. */
    public static SourceTree of(String... pathsAndTexts) {
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            texts.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return of(texts);
    }

    public static SourceTree of(Map<String, String> texts) {
        try (Parsers parsers = Parsers.open(ParserLimits.DEFAULT)) {
            ParsedTree tree = ParsedTree.of(texts, parsers);
            tree.paths().forEach(path -> assertThat(tree.outcome(path)).as(path).isInstanceOf(ParseOutcome.Parsed.class));
            return new SourceTree(tree);
        }
    }

    public List<String> paths() {
        return parsed.paths();
    }

    public DeclaredFile declared(String path) {
        return parsed.declared(path);
    }

    public Resolution resolve(String path) {
        return parsed.resolve(path);
    }

    /** What the reference of this name in this line means: {@code exact a.ts Store#get}, {@code external} ... */
    public String meaning(String path, int line, String name) {
        List<String> found = new ArrayList<>();
        for (ResolvedReference one : resolve(path).references()) {
            if (one.line() == line && one.name().equals(name)) {
                found.add(ParsedTree.meaning(one));
            }
        }
        return found.size() == 1 ? found.getFirst() : found.toString();
    }
}
