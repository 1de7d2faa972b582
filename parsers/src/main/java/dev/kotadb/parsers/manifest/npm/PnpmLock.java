package dev.kotadb.parsers.manifest.npm;

import dev.kotadb.parsers.manifest.model.UnreadableManifestException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * pnpm's {@code pnpm-lock.yaml}: versions by folder and name. It is read as events, so aliases are never expanded, and only the
 * direct dependencies, which are at its beginning, are read.
 */
record PnpmLock(Map<String, String> versions) implements NpmLock {
    private static final int DEEPEST = 50;

    static PnpmLock read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        Map<String, String> versions = new HashMap<>();
        try {
            walk(new ParserImpl(new StreamReader(new StringReader(text)), options), versions);
        } catch (YAMLException e) {
            throw new UnreadableManifestException("not YAML: " + e.getMessage(), e);
        }
        return new PnpmLock(versions);
    }

    /** Passes through the events; {@code path} has the keys of the open mappings, and {@code null} for lists. */
    private static void walk(Parser events, Map<String, String> versions) {
        List<@Nullable String> path = new ArrayList<>();
        String key = null;
        while (!events.checkEvent(Event.ID.StreamEnd)) {
            Event event = events.getEvent();
            boolean inMapping = !path.isEmpty() && path.getLast() != null;
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> {
                    if (path.size() == 1 && "packages".equals(key)) {
                        return; // what follows are dependencies of dependencies
                    }
                    if (path.size() > DEEPEST) {
                        throw new UnreadableManifestException("YAML is nested more than " + DEEPEST + " deep");
                    }
                    path.add(event.is(Event.ID.MappingStart) ? key == null ? "" : key : null);
                    key = null;
                }
                case MappingEnd, SequenceEnd -> {
                    path.removeLast();
                    key = null;
                }
                case Scalar -> {
                    String value = ((ScalarEvent) event).getValue();
                    if (inMapping && key == null) {
                        key = value;
                    } else {
                        if (key != null) {
                            keep(path, key, value, versions);
                        }
                        key = null;
                    }
                }
                case Alias -> key = null;
                default -> {}
            }
        }
    }

    private static void keep(List<@Nullable String> path, String key, String value, Map<String, String> versions) {
        boolean ofFolder = path.size() > 3 && "importers".equals(path.get(1));
        String folder = ofFolder ? String.valueOf(path.get(2)) : ".";
        List<@Nullable String> rest = path.subList(Math.min(path.size(), ofFolder ? 3 : 1), path.size());
        if (rest.isEmpty() || rest.getFirst() == null || !rest.getFirst().toLowerCase(Locale.ROOT).endsWith("dependencies")) {
            return;
        }
        String name = rest.size() == 1 ? key : rest.size() == 2 && key.equals("version") ? rest.get(1) : null;
        String version = value.replaceFirst("[(_].*", "");
        if (name != null && !version.contains(":") && !version.isEmpty()) {
            // An alias or an older format has the package's name or path before the version.
            versions.put(folder + " " + name, version.substring(Math.max(version.lastIndexOf('@'), version.lastIndexOf('/')) + 1));
        }
    }

    @Override
    public @Nullable String version(String folder, NpmProject.Entry entry) {
        return versions.get((folder.isEmpty() ? "." : folder) + " " + entry.key());
    }

    @Override
    public int size() {
        return versions.size();
    }
}
