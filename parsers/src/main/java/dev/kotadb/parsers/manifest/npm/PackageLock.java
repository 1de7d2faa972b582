package dev.kotadb.parsers.manifest.npm;

import dev.kotadb.parsers.manifest.format.Trees;
import dev.kotadb.parsers.manifest.model.RepositoryPath;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** npm's {@code package-lock.json} and {@code npm-shrinkwrap.json}: versions by the folder of each installed package. */
record PackageLock(Map<String, String> versions) implements NpmLock {
    private static final String INSTALLED = "node_modules/";

    static PackageLock read(String text) {
        Map<String, String> versions = new HashMap<>();
        try (JsonParser json = Trees.JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "packages" -> readEntries(json, "", versions);
                    case "dependencies" -> readEntries(json, INSTALLED, versions); // npm 6 and older
                    default -> json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw Trees.unreadable("JSON", e);
        }
        return new PackageLock(versions);
    }

    private static void readEntries(JsonParser json, String prefix, Map<String, String> versions) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String folder = prefix + json.currentName();
            json.nextToken();
            String version = version(json);
            if (version != null && folder.contains(INSTALLED)) {
                versions.putIfAbsent(folder, version);
            }
        }
    }

    private static @Nullable String version(JsonParser json) {
        String version = null;
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = json.currentName().equals("version");
                if (json.nextToken() == JsonToken.VALUE_STRING && wanted) {
                    version = json.getString();
                }
                json.skipChildren();
            }
        } else {
            json.skipChildren();
        }
        return version;
    }

    @Override
    public @Nullable String version(String folder, NpmProject.Entry entry) {
        for (String at : RepositoryPath.upwards(folder)) {
            String version = versions.get(RepositoryPath.join(at, INSTALLED + entry.key()));
            if (version != null) {
                return version;
            }
        }
        return null;
    }

    @Override
    public int size() {
        return versions.size();
    }
}
