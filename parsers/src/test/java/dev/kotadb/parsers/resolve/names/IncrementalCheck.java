package dev.kotadb.parsers.resolve.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.Languages;
import dev.kotadb.parsers.resolve.Resolution;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Changes a repository step by step and holds what look-ups say must be resolved again against a full resolution. */
public final class IncrementalCheck {
    /** Makes the text of one of a repository's files, empty where there is to be no such file. */
    @FunctionalInterface
    public interface Author {
        String write(String path, Random random);
    }

    private IncrementalCheck() {}

    public static void run(String[] paths, Author author, int seeds, int steps) {
        for (int seed = 0; seed < seeds; seed++) {
            Random random = new Random(seed);
            Map<String, String> texts = new TreeMap<>();
            for (String path : paths) {
                put(texts, path, author.write(path, random));
            }
            SourceTree tree = SourceTree.of(texts);
            Map<String, Resolution> kept = resolveAll(tree);
            for (int step = 0; step < steps; step++) {
                Map<String, String> edited = new TreeMap<>(texts);
                for (int edit = 0; edit <= random.nextInt(2); edit++) {
                    String path = paths[random.nextInt(paths.length)];
                    put(edited, path, author.write(path, random));
                }
                SourceTree after = SourceTree.of(edited);
                kept = update(kept, texts, tree, edited, after);
                assertThat(kept).as("seed %s, step %s, %s", seed, step, edited)
                        .usingRecursiveComparison()
                        .ignoringFields("lookups")
                        .isEqualTo(resolveAll(after));
                texts = edited;
                tree = after;
            }
        }
    }

    private static void put(Map<String, String> texts, String path, String text) {
        if (text.isEmpty()) {
            texts.remove(path);
        } else {
            texts.put(path, text);
        }
    }

    private static Map<String, Resolution> resolveAll(SourceTree tree) {
        Map<String, Resolution> all = new TreeMap<>();
        tree.paths().forEach(path -> all.put(path, tree.resolve(path)));
        return all;
    }

    private static Map<String, Resolution> update(
            Map<String, Resolution> kept,
            Map<String, String> before,
            SourceTree old,
            Map<String, String> texts,
            SourceTree tree) {
        Set<Integer> changed = new HashSet<>();
        Set<String> paths = new HashSet<>(before.keySet());
        paths.addAll(texts.keySet());
        for (String path : paths) {
            if (!Objects.equals(before.get(path), texts.get(path))) {
                compare(meanings(old, path), meanings(tree, path), changed);
            }
        }
        Map<String, Resolution> updated = new TreeMap<>();
        for (String path : tree.paths()) {
            Resolution known = kept.get(path);
            boolean edited = !Objects.equals(before.get(path), texts.get(path));
            boolean stale = known == null || edited || Arrays.stream(known.lookups()).anyMatch(changed::contains);
            updated.put(path, known == null || stale ? tree.resolve(path) : Identities.renew(known, tree));
        }
        return updated;
    }

    private static Map<Integer, Integer> meanings(SourceTree tree, String path) {
        return tree.paths().contains(path) ? Languages.keys().meanings(tree.declared(path)) : new HashMap<>();
    }

    private static void compare(Map<Integer, Integer> before, Map<Integer, Integer> after, Set<Integer> changed) {
        before.forEach((key, meaning) -> {
            if (!meaning.equals(after.get(key))) {
                changed.add(key);
            }
        });
        after.keySet().stream().filter(key -> !before.containsKey(key)).forEach(changed::add);
    }
}
