package dev.kotadb.parsers;

import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.resolve.DeclarationIndex;
import dev.kotadb.parsers.resolve.DeclaredFile;
import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.Resolution;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Resolver;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Parses and resolves the source files of a folder in memory and prints them as the export has them, to be scored.
 *
 * <p>Arguments: the folder, then how often to resolve (for timing; 1 by default). Times go to standard error.
 */
final class ExportTree {
    private static final Set<String> LANGUAGES = Set.of("java", "go", "gomod");

    private ExportTree() {}

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        List<FileToResolve> files = parse(root);
        Map<String, List<DeclaredFile>> filesByKey = new HashMap<>();
        for (FileToResolve file : files) {
            DeclaredFile declared = new DeclaredFile(file.path(), file.language(), file.facts().declarations());
            Languages.keys().of(declared).forEach(key -> filesByKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(declared));
        }
        DeclarationIndex index = key -> filesByKey.getOrDefault(key, List.of());
        Resolver resolver = Languages.resolver();
        Map<String, Resolution> resolutions = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            List<Map.Entry<String, Resolution>> all = files.parallelStream()
                    .map(file -> Map.entry(file.path(), resolver.resolve(file, index)))
                    .toList();
            long references = all.stream().mapToLong(e -> e.getValue().references().size()).sum();
            long lookups = all.stream().mapToLong(e -> e.getValue().lookups().length).sum();
            System.err.printf(
                    "%d files, %d references, %d lookups, resolved in %d ms%n",
                    files.size(), references, lookups, (System.nanoTime() - start) / 1_000_000);
            all.forEach(one -> resolutions.put(one.getKey(), one.getValue()));
        }
        print(files, resolutions);
    }

    private static List<FileToResolve> parse(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.filter(p -> LANGUAGES.contains(language(p)) && Files.isRegularFile(p))
                    .sorted()
                    .toList();
        }
        long start = System.nanoTime();
        try (Parsers parsers = Parsers.open(ParserLimits.DEFAULT)) {
            List<FileToResolve> files = paths.parallelStream()
                    .map(path -> new FileToResolve(root.relativize(path).toString(), language(path), facts(parsers, path)))
                    .toList();
            System.err.printf("parsed in %d ms%n", (System.nanoTime() - start) / 1_000_000);
            return files;
        }
    }

    private static String language(Path path) {
        return Languages.detector().detect(path.getFileName().toString(), "");
    }

    private static FileFacts facts(Parsers parsers, Path path) {
        try {
            return switch (parsers.parse(new SourceFile(language(path), Files.readString(path)))) {
                case ParseOutcome.Parsed(FileFacts facts) -> facts;
                case ParseOutcome.Partial(FileFacts facts, String reason) -> facts;
                case ParseOutcome.Skipped(String reason) -> FileFacts.NONE;
                case ParseOutcome.Failed(String reason) -> FileFacts.NONE;
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(path.toString(), e);
        }
    }

    private static void print(List<FileToResolve> files, Map<String, Resolution> resolutions) {
        Map<dev.kotadb.parsers.resolve.ResolutionKind, Integer> kinds =
                new EnumMap<>(dev.kotadb.parsers.resolve.ResolutionKind.class);
        PrintStream out = new PrintStream(
                new java.io.BufferedOutputStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), 1 << 16),
                false,
                StandardCharsets.UTF_8);
        for (FileToResolve file : files) {
            for (Symbol symbol : file.facts().declarations().symbols()) {
                out.printf(
                        "{\"type\":\"symbol\",\"path\":\"%s\",\"name\":\"%s\",\"lineStart\":%d,\"lineEnd\":%d}%n",
                        file.path(), symbol.name(), symbol.span().lineStart(), symbol.span().lineEnd());
            }
            for (ResolvedReference one : resolutions.getOrDefault(file.path(), new Resolution(List.of(), List.of(), new int[0]))
                    .references()) {
                kinds.merge(one.resolution(), 1, Integer::sum);
                String target = one.target() == null
                        ? "\"targetPath\":null,\"targetLine\":null,\"targetName\":null"
                        : "\"targetPath\":\"%s\",\"targetLine\":%d,\"targetName\":\"%s\""
                                .formatted(
                                        one.target().path(),
                                        one.target().symbol().span().lineStart(),
                                        one.target().symbol().name());
                out.printf(
                        "{\"type\":\"reference\",\"path\":\"%s\",\"line\":%d,\"name\":\"%s\",\"referenceType\":\"%s\","
                                + "\"resolution\":\"%s\",\"detail\":\"%s\",\"candidates\":%d,%s}%n",
                        file.path(), one.line(), one.name(), one.type().sqlName(), one.resolution().sqlName(),
                        one.detail(), one.candidates().size(), target);
            }
        }
        out.flush();
        System.err.println(kinds);
    }
}
