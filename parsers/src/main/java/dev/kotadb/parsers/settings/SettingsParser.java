package dev.kotadb.parsers.settings;

import dev.kotadb.parsers.ParseOutcome;
import dev.kotadb.parsers.SourceFile;
import dev.kotadb.parsers.SourceParser;
import dev.kotadb.parsers.facts.Declarations;
import dev.kotadb.parsers.facts.FileFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the configuration files of {@link #LANGUAGES}; what of them cannot be read is as if it were not there. */
public final class SettingsParser implements SourceParser {
    public static final Set<String> LANGUAGES = Set.of("tsconfig", "package-json", "gomod");

    private static final Set<String> OF_PACKAGE =
            Set.of("name", "main", "module", "types", "typings", "exports", "imports");
    private static final Set<String> OF_PROJECT = Set.of("extends", "references");

    @Override
    public ParseOutcome parse(SourceFile file) {
        Map<String, String> settings = switch (file.language()) {
            case "gomod" -> GoMod.read(file.text());
            case "package-json" -> FlatJson.read(file.text(), key -> OF_PACKAGE.contains(first(key)));
            case "tsconfig" -> FlatJson.read(file.text(), SettingsParser::isOfProject);
            default -> Map.of();
        };
        Declarations declarations = new Declarations("", List.of(), List.of(), List.of(), settings);
        return new ParseOutcome.Parsed(new FileFacts(declarations, List.of()));
    }

    private static boolean isOfProject(String key) {
        return OF_PROJECT.contains(first(key))
                || key.equals("compilerOptions/baseUrl")
                || key.startsWith("compilerOptions/paths/");
    }

    private static String first(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }
}
