package dev.kotadb.parsers;

import dev.kotadb.parsers.language.Language;
import dev.kotadb.parsers.language.LanguageFamily;
import dev.kotadb.parsers.language.go.GoLanguage;
import dev.kotadb.parsers.language.java.JavaLanguage;
import dev.kotadb.parsers.language.python.PythonLanguage;
import dev.kotadb.parsers.language.script.ScriptLanguage;
import dev.kotadb.parsers.resolve.DeclarationKeys;
import dev.kotadb.parsers.resolve.Resolver;
import dev.kotadb.parsers.text.LanguageDetector;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registry of the languages that are parsed and resolved. */
public final class Languages {
    private static final List<LanguageFamily> ALL =
            List.of(new JavaLanguage(), new ScriptLanguage(), new PythonLanguage(), new GoLanguage());

    private static final Map<String, Language> BY_ID = ALL.stream()
            .flatMap(family -> family.languages().stream())
            .collect(Collectors.toUnmodifiableMap(Language::id, Function.identity()));

    private static final DeclarationKeys KEYS = new DeclarationKeys(each(Language::rules));
    private static final LanguageDetector DETECTOR = new LanguageDetector(each(Language::signs));

    private Languages() {}

    /** Decides which language a file is in; knows many more than are parsed. */
    public static LanguageDetector detector() {
        return DETECTOR;
    }

    /** The keys under which files find each other. */
    public static DeclarationKeys keys() {
        return KEYS;
    }

    public static Resolver resolver() {
        return new Resolver(KEYS);
    }

    static Map<String, Language> byId() {
        return BY_ID;
    }

    private static <T> Map<String, T> each(Function<Language, T> part) {
        return BY_ID.values().stream().collect(Collectors.toUnmodifiableMap(Language::id, part));
    }
}
