package dev.kotadb.parsers.manifest.gomod;

import dev.kotadb.parsers.manifest.model.ManifestReader;
import dev.kotadb.parsers.manifest.model.PackageCollector;
import dev.kotadb.parsers.manifest.model.PackageType;
import dev.kotadb.parsers.manifest.model.PackageUse;
import dev.kotadb.parsers.manifest.model.RepositoryPath;
import dev.kotadb.parsers.manifest.model.UnreadableManifestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Go modules. The versions of {@code go.mod} are those that are used, unless another dependency asks for a newer one. */
public final class GoManifests implements ManifestReader {
    private final Map<String, Module> modules = new TreeMap<>();

    private record Require(String module, String version, boolean indirect) {}

    /** @param version null for a folder */
    private record Replace(String module, @Nullable String of, String by, @Nullable String version) {}

    private static final class Module {
        private @Nullable String path;
        private final List<Require> requires = new ArrayList<>();
        private final List<Replace> replaces = new ArrayList<>();
    }

    @Override
    public boolean reads(String path) {
        return RepositoryPath.name(path).equals("go.mod");
    }

    @Override
    public int read(String path, String text) {
        Module module = new Module();
        String block = "";
        for (String line : text.lines().toList()) {
            int slashes = line.indexOf("//");
            String comment = slashes < 0 ? "" : line.substring(slashes + 2).strip();
            List<String> words = words(slashes < 0 ? line : line.substring(0, slashes));
            if (words.isEmpty()) {
                continue;
            }
            if (!block.isEmpty()) {
                if (words.getFirst().equals(")")) {
                    block = "";
                } else {
                    directive(module, block, words, comment);
                }
            } else if (words.getLast().equals("(")) {
                block = words.getFirst();
            } else {
                directive(module, words.getFirst(), words.subList(1, words.size()), comment);
            }
        }
        if (module.path == null) {
            throw new UnreadableManifestException("no module directive");
        }
        modules.put(path, module);
        return module.requires.size();
    }

    private static List<String> words(String line) {
        String spaced = line.replace("(", " ( ").replace(")", " ) ").strip();
        List<String> words = new ArrayList<>();
        for (String word : spaced.split("\\s+")) {
            String bare = word.length() > 1 && (word.charAt(0) == '"' || word.charAt(0) == '`')
                    ? word.substring(1, word.length() - 1)
                    : word;
            if (!bare.isEmpty()) {
                words.add(bare);
            }
        }
        return words;
    }

    private static void directive(Module module, String name, List<String> words, String comment) {
        switch (name) {
            case "module" -> module.path = words.isEmpty() ? null : words.getFirst();
            case "require" -> {
                if (words.size() >= 2) {
                    boolean indirect = comment.equals("indirect") || comment.startsWith("indirect;");
                    module.requires.add(new Require(words.get(0), words.get(1), indirect));
                }
            }
            case "replace" -> {
                int arrow = words.indexOf("=>");
                if (arrow >= 1 && arrow + 1 < words.size()) {
                    module.replaces.add(new Replace(
                            words.getFirst(), arrow > 1 ? words.get(1) : null, words.get(arrow + 1),
                            arrow + 2 < words.size() ? words.get(arrow + 2) : null));
                }
            }
            default -> {} // go, toolchain, exclude, retract, tool and later ones name no dependency
        }
    }

    @Override
    public void collect(PackageCollector packages) {
        modules.forEach((manifest, module) -> {
            packages.provides(PackageType.GO, String.valueOf(module.path), null, manifest);
            Map<String, Replace> replaces = new HashMap<>();
            module.replaces.forEach(each -> replaces.put(key(each.module(), each.of()), each));
            for (Require each : module.requires) {
                Replace replace = replaces.getOrDefault(
                        key(each.module(), each.version()), replaces.get(key(each.module(), null)));
                PackageUse use = PackageUse.of(
                        PackageType.GO, each.module(), each.version(), each.version(), "require", manifest);
                PackageUse related = each.indirect() ? use.indirect() : use;
                packages.uses(replace == null ? related : related.replacedBy(replace.by(), replace.version()));
            }
        });
    }

    private static String key(String module, @Nullable String version) {
        return version == null ? module : module + " " + version;
    }
}
