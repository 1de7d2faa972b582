package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.Parsers;
import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Target;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small repository of Java sources, to ask what the names in them mean. */
final class JavaSources {
    private static final Parsers PARSERS = Parsers.open(ParserLimits.DEFAULT);

    private final Map<String, FileToResolve> files = new TreeMap<>();
    private final Map<String, List<DeclaredFile>> filesByKey = new HashMap<>();

    JavaSources with(String path, String source) {
        FileFacts facts = switch (PARSERS.parse(new SourceFile("java", source))) {
            case ParseOutcome.Parsed(FileFacts parsed) -> parsed;
            case ParseOutcome.Partial(FileFacts parsed, String reason) -> throw new AssertionError(reason);
            case ParseOutcome.Skipped(String reason) -> throw new AssertionError(reason);
            case ParseOutcome.Failed(String reason) -> throw new AssertionError(reason);
        };
        DeclaredFile file = new DeclaredFile(path, "java", facts.declarations());
        files.put(path, new FileToResolve(path, "java", facts));
        Languages.keys().of(file).forEach(key -> filesByKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(file));
        return this;
    }

    /** What each reference of this name and type in the file means, in the order of the source. */
    List<String> meanings(String path, ReferenceType type, String name) {
        FileToResolve file = files.get(path);
        if (file == null) {
            throw new AssertionError("no file " + path);
        }
        return Languages.resolver()
                .resolve(file, key -> filesByKey.getOrDefault(key, List.of())).references().stream()
                .filter(one -> one.type() == type && one.name().equals(name))
                .map(JavaSources::text)
                .toList();
    }

    List<String> calls(String path, String name) {
        return meanings(path, ReferenceType.CALL, name);
    }

    private static String text(ResolvedReference one) {
        StringBuilder text = new StringBuilder(one.resolution().sqlName());
        Target target = one.target();
        if (target != null) {
            text.append(' ').append(target.symbol().qualifiedName());
        } else if (one.targetPath() != null && one.candidates().isEmpty()) {
            text.append(' ').append(one.targetPath());
        }
        one.candidates().forEach(each -> text.append(" | ").append(each.symbol().qualifiedName()));
        return text.toString();
    }
}
