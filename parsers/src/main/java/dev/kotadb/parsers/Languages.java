package dev.kotadb.parsers;

import dev.kotadb.parsers.language.Language;
import dev.kotadb.parsers.language.LanguageFamily;
import dev.kotadb.parsers.language.Versions;
import dev.kotadb.parsers.language.go.GoLanguage;
import dev.kotadb.parsers.language.java.JavaLanguage;
import dev.kotadb.parsers.language.python.PythonLanguage;
import dev.kotadb.parsers.language.script.ScriptLanguage;
import dev.kotadb.parsers.manifest.Manifests;
import dev.kotadb.parsers.resolve.DeclarationKeys;
import dev.kotadb.parsers.resolve.Resolver;
import dev.kotadb.parsers.source.NodeKinds;
import dev.kotadb.parsers.text.Fingerprint;
import dev.kotadb.parsers.text.LanguageDetector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final Map<String, Versions> VERSIONS = new ConcurrentHashMap<>();

    private Languages() {}

    /** Decides a file's language. It knows many more than are parsed. */
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

    /**
     * The versions of a language's facts and rules. Languages that are only searched share a version, so that their files are read
     * again when any of them may be in another language, or may be a manifest with other packages.
     */
    public static Versions versions(String language) {
        return VERSIONS.computeIfAbsent(language, id -> {
            Language known = BY_ID.get(id);
            return known == null ? new Versions(searchedVersion(), 0) : known.versions();
        });
    }

    /** Most manifests are in languages without a parser. */
    private static int searchedVersion() {
        return Fingerprint.of(DETECTOR.version(), Manifests.VERSION);
    }

    /** A hash of the versions of all languages. */
    public static int version() {
        return Fingerprint.of(
                searchedVersion(),
                BY_ID.keySet().stream().sorted().map(Languages::versions).toList());
    }

    static LanguageFamily family(String language) {
        return ALL.stream()
                .filter(family -> family.languages().stream().anyMatch(one -> one.id().equals(language)))
                .findFirst()
                .orElseThrow();
    }

    /** The ids of the languages with a parser, sorted. */
    public static Set<String> ids() {
        return new TreeSet<>(BY_ID.keySet());
    }

    /** The kinds of nodes of a language's syntax trees, one per grammar that it is read by; none for settings files. */
    public static List<NodeKinds> nodeKinds(String language) {
        Language known = BY_ID.get(language);
        return known == null ? List.of() : known.parser().nodeKinds();
    }

    static Map<String, Language> byId() {
        return BY_ID;
    }

    private static <T> Map<String, T> each(Function<Language, T> part) {
        return BY_ID.values().stream().collect(Collectors.toUnmodifiableMap(Language::id, part));
    }
}
