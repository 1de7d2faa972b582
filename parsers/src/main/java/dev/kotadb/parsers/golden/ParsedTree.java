package dev.kotadb.parsers.golden;

import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.parsers.resolve.Explanation;
import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.Resolution;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Resolver;
import dev.kotadb.parsers.resolve.Target;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small repository of sources in memory, parsed and resolved as a whole. */
public final class ParsedTree {
    private final Map<String, FileToResolve> files = new TreeMap<>();
    private final Map<String, ParseOutcome> outcomes = new HashMap<>();
    private final Map<String, List<DeclaredFile>> filesByKey = new HashMap<>();
    private final Resolver resolver = Languages.resolver();

    private ParsedTree() {}

    /** @param texts by path, with {@code /} between folders */
    public static ParsedTree of(Map<String, String> texts, Parsers parsers) {
        ParsedTree tree = new ParsedTree();
        new TreeMap<>(texts).forEach((path, text) -> tree.add(parsers, path, text));
        return tree;
    }

    private void add(Parsers parsers, String path, String text) {
        String language = Languages.detector().detect(path, text);
        ParseOutcome outcome = parsers.parse(new SourceFile(language, text));
        outcomes.put(path, outcome);
        files.put(path, new FileToResolve(path, language, facts(outcome)));
        DeclaredFile declared = declared(path);
        for (String key : Languages.keys().of(declared)) {
            filesByKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(declared);
        }
    }

    private static FileFacts facts(ParseOutcome outcome) {
        return switch (outcome) {
            case ParseOutcome.Parsed parsed -> parsed.facts();
            case ParseOutcome.Partial partial -> partial.facts();
            case ParseOutcome.Skipped _, ParseOutcome.Failed _ -> FileFacts.NONE;
        };
    }

    /** Sorted. */
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    /** @throws IllegalArgumentException if there is no such file */
    public ParseOutcome outcome(String path) {
        file(path);
        return outcomes.getOrDefault(path, new ParseOutcome.Skipped(""));
    }

    /** @throws IllegalArgumentException if there is no such file */
    public DeclaredFile declared(String path) {
        FileToResolve file = file(path);
        return new DeclaredFile(path, file.language(), file.facts().declarations());
    }

    /** @throws IllegalArgumentException if there is no such file */
    public Resolution resolve(String path) {
        return resolver.resolve(file(path), key -> filesByKey.getOrDefault(key, List.of()));
    }

    /** Why the references of a line mean what they mean. @throws IllegalArgumentException if there is no such file */
    public List<Explanation> explain(String path, int line) {
        return resolver.explain(file(path), key -> filesByKey.getOrDefault(key, List.of()), line);
    }

    private FileToResolve file(String path) {
        FileToResolve file = files.get(path);
        if (file == null) {
            throw new IllegalArgumentException("no file " + path);
        }
        return file;
    }

    /** What a reference means: {@code exact a.ts Store#get}, {@code external} ... */
    public static String meaning(ResolvedReference one) {
        StringBuilder text = new StringBuilder(one.resolution().sqlName());
        Target target = one.target();
        if (target != null) {
            text.append(' ').append(target.path()).append(' ').append(target.symbol().qualifiedName());
        } else if (one.targetPath() != null) {
            text.append(' ').append(one.targetPath());
        }
        one.candidates().forEach(candidate -> text.append(' ').append(candidate.symbol().qualifiedName()));
        return text.toString();
    }
}
