package dev.kotadb.parsers.resolve.names;

import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.Resolution;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Resolver;
import dev.kotadb.parsers.resolve.Target;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small repository of sources, parsed and resolved as a whole. */
public final class SourceTree {
    private final Map<String, FileToResolve> files = new TreeMap<>();
    private final Map<String, List<DeclaredFile>> filesByKey = new HashMap<>();
    private final Resolver resolver = Languages.resolver();

    /** Paths and texts, in turn. */
    public static SourceTree of(String... pathsAndTexts) {
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            texts.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return of(texts);
    }

    public static SourceTree of(Map<String, String> texts) {
        SourceTree tree = new SourceTree();
        try (Parsers parsers = Parsers.open(ParserLimits.DEFAULT)) {
            texts.forEach((path, text) -> tree.add(parsers, path, text));
        }
        return tree;
    }

    private void add(Parsers parsers, String path, String text) {
        String language = Languages.detector().detect(path, text);
        ParseOutcome outcome = parsers.parse(new SourceFile(language, text));
        FileFacts facts = outcome instanceof ParseOutcome.Parsed(FileFacts parsed) ? parsed : null;
        if (facts == null) {
            throw new AssertionError(path + ": " + outcome);
        }
        files.put(path, new FileToResolve(path, language, facts));
        DeclaredFile declared = declared(path);
        for (String key : Languages.keys().of(declared)) {
            filesByKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(declared);
        }
    }

    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    public DeclaredFile declared(String path) {
        FileToResolve file = file(path);
        return new DeclaredFile(path, file.language(), file.facts().declarations());
    }

    private FileToResolve file(String path) {
        FileToResolve file = files.get(path);
        if (file == null) {
            throw new AssertionError("no file " + path);
        }
        return file;
    }

    public Resolution resolve(String path) {
        return resolver.resolve(file(path), key -> filesByKey.getOrDefault(key, List.of()));
    }

    /** What the reference of this name in this line means: {@code exact a.ts Store#get}, {@code external} ... */
    public String meaning(String path, int line, String name) {
        List<String> found = new ArrayList<>();
        for (ResolvedReference one : resolve(path).references()) {
            if (one.line() == line && one.name().equals(name)) {
                found.add(text(one));
            }
        }
        return found.size() == 1 ? found.getFirst() : found.toString();
    }

    /** What a reference means, as {@link #meaning} has it. */
    public static String text(ResolvedReference one) {
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
