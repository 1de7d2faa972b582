package dev.kotadb.parsers.language.java.resolve;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementalResolutionTest {
    private static final int EDITS = 12;
    private static final Parsers PARSERS = Parsers.open(ParserLimits.DEFAULT);
    private static final Map<String, FileFacts> PARSED = new HashMap<>();

    private final Resolver resolver = Languages.resolver();

    @AfterAll
    static void close() {
        PARSERS.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void resolvingOnlyWhatAnEditTouchesEqualsResolvingAll(int block) {
        int kept = 0;
        for (int seed = block * 20; seed < block * 20 + 20; seed++) {
            RandomJavaRepository repository = new RandomJavaRepository(seed);
            Repository before = Repository.of(repository.sources());
            Map<String, Resolution> incremental = resolve(before.files.keySet(), before);
            for (int edit = 0; edit < EDITS; edit++) {
                repository.edit();
                Repository after = Repository.of(repository.sources());
                Set<String> again = touched(before, after, incremental);
                Map<String, Resolution> next = new TreeMap<>(incremental);
                next.keySet().retainAll(after.files.keySet());
                next.putAll(resolve(again, after));
                Map<String, Resolution> full = resolve(after.files.keySet(), after);
                assertThat(text(next)).as("seed %d, edit %d", seed, edit).isEqualTo(text(full));
                kept += after.files.size() - again.size();
                incremental = next;
                before = after;
            }
        }
        assertThat(kept).as("files that were not resolved again").isGreaterThan(500);
    }

    @Test
    void aCommentTouchesNoOtherFile() {
        for (int seed = 0; seed < 50; seed++) {
            RandomJavaRepository repository = new RandomJavaRepository(seed);
            Repository before = Repository.of(repository.sources());
            Map<String, Resolution> resolutions = resolve(before.files.keySet(), before);
            String edited = repository.editComment();
            Repository after = Repository.of(repository.sources());
            assertThat(touched(before, after, resolutions)).as("seed %d", seed).containsExactly(edited);
        }
    }

    private record Repository(Map<String, FileToResolve> files, Map<String, DeclaredFile> declared,
            Map<String, List<DeclaredFile>> filesByKey) {
        static Repository of(Map<String, String> sources) {
            Repository repository = new Repository(new TreeMap<>(), new TreeMap<>(), new HashMap<>());
            sources.forEach((path, text) -> {
                FileFacts facts = PARSED.computeIfAbsent(text, IncrementalResolutionTest::parse);
                DeclaredFile file = new DeclaredFile(path, "java", facts.declarations());
                repository.files.put(path, new FileToResolve(path, "java", facts));
                repository.declared.put(path, file);
                Languages.keys().of(file)
                        .forEach(key -> repository.filesByKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(file));
            });
            return repository;
        }

        Map<Integer, Integer> meanings(String path) {
            DeclaredFile file = declared.get(path);
            return file == null ? Map.of() : Languages.keys().meanings(file);
        }

        List<DeclaredFile> find(String key) {
            return filesByKey.getOrDefault(key, List.of());
        }
    }

    private static FileFacts parse(String text) {
        return switch (PARSERS.parse(new SourceFile("java", text))) {
            case ParseOutcome.Parsed(FileFacts facts) -> facts;
            case ParseOutcome.Partial(FileFacts facts, String reason) ->
                throw new AssertionError(reason + " in\n" + text);
            case ParseOutcome.Skipped(String reason) -> throw new AssertionError(reason);
            case ParseOutcome.Failed(String reason) -> throw new AssertionError(reason);
        };
    }

    private Map<String, Resolution> resolve(Set<String> paths, Repository repository) {
        Map<String, Resolution> resolutions = new TreeMap<>();
        for (String path : paths) {
            FileToResolve file = repository.files.get(path);
            if (file != null) {
                resolutions.put(path, resolver.resolve(file, repository::find));
            }
        }
        return resolutions;
    }

    /** The files that changed, and those that looked up a key whose meaning changed in one that did. */
    private static Set<String> touched(Repository before, Repository after, Map<String, Resolution> resolutions) {
        Set<String> touched = new HashSet<>();
        Set<Integer> changed = new HashSet<>();
        Set<String> paths = new HashSet<>(before.files.keySet());
        paths.addAll(after.files.keySet());
        for (String path : paths) {
            FileToResolve old = before.files.get(path);
            FileToResolve now = after.files.get(path);
            if (old != null && now != null && old.facts() == now.facts()) {
                continue;
            }
            Map<Integer, Integer> meant = before.meanings(path);
            Map<Integer, Integer> means = after.meanings(path);
            meant.forEach((key, meaning) -> {
                if (!meaning.equals(means.get(key))) {
                    changed.add(key);
                }
            });
            means.forEach((key, meaning) -> {
                if (!meaning.equals(meant.get(key))) {
                    changed.add(key);
                }
            });
            if (now != null) {
                touched.add(path);
            }
        }
        resolutions.forEach((path, resolution) -> {
            if (after.files.containsKey(path) && Arrays.stream(resolution.lookups()).anyMatch(changed::contains)) {
                touched.add(path);
            }
        });
        return touched;
    }

    /** What the index keeps: targets by their identity, without their lines. */
    private static String text(Map<String, Resolution> resolutions) {
        StringBuilder text = new StringBuilder();
        resolutions.forEach((path, resolution) -> {
            text.append(path).append(' ').append(Arrays.toString(resolution.lookups())).append('\n');
            for (ResolvedReference one : resolution.references()) {
                text.append("  %d:%d %s %s %s %s".formatted(
                        one.line(), one.column(), one.type(), one.name(), one.resolution(), one.targetPath()));
                if (one.target() != null) {
                    text.append(' ').append(identity(one.target()));
                }
                one.candidates().forEach(candidate -> text.append(" | ").append(identity(candidate)));
                text.append('\n');
            }
            resolution.overridings().forEach(one -> text.append("  ").append(identity(one.method())).append(" overrides ")
                    .append(one.overridden() == null ? one.external() : identity(one.overridden())).append('\n'));
        });
        return text.toString();
    }

    private static String identity(Target target) {
        return target.path() + " " + target.symbol().qualifiedName() + " " + target.symbol().kind() + " "
                + target.symbol().ordinal();
    }
}
