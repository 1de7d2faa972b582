package dev.kotadb.parsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kotadb.parsers.facts.FileFacts;
import dev.kotadb.parsers.golden.Fixture;
import dev.kotadb.parsers.golden.FixtureReader;
import dev.kotadb.parsers.golden.GoldenFolder;
import dev.kotadb.parsers.language.Language;
import dev.kotadb.parsers.language.Versions;
import dev.kotadb.parsers.language.go.GoLanguage;
import dev.kotadb.parsers.language.java.JavaLanguage;
import dev.kotadb.parsers.language.python.PythonLanguage;
import dev.kotadb.parsers.language.script.ScriptLanguage;
import dev.kotadb.parsers.manifest.Manifests;
import dev.kotadb.parsers.resolve.LanguageRules;
import dev.kotadb.parsers.source.ParseOutcome;
import dev.kotadb.parsers.source.ParserFactory;
import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceParser;
import dev.kotadb.parsers.text.Fingerprint;
import dev.kotadb.parsers.text.LanguageDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A version changes whenever results do, and with nothing else. */
final class VersionsTest {
    /** A line per golden: hashes of what it was made of and of the golden, and the version that it was made by. */
    private static final Path RECORDS = Path.of("src/test/golden-versions.txt");

    private static final String JDK = "jdk " + Runtime.version().feature();

    private record Made(int input, int golden, int version) {}

    @Test
    void hashesTheSameInEveryProcess() {
        assertThat(Fingerprint.of("a", 1, List.of("b"))).isEqualTo(241_248_188);
        assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
    }

    @Test
    void changedRulesLeaveTheVersionOfTheFacts() {
        Versions before = language(1, 1).versions();
        Versions after = language(1, 2).versions();
        assertThat(after.facts()).isEqualTo(before.facts());
        assertThat(after.rules()).isNotEqualTo(before.rules());
    }

    @Test
    void aChangedParserLeavesTheVersionOfTheRules() {
        Versions before = language(1, 1).versions();
        Versions after = language(2, 1).versions();
        assertThat(after.facts()).isNotEqualTo(before.facts());
        assertThat(after.rules()).isEqualTo(before.rules());
    }

    @Test
    void aLanguagesVersionsFollowFromItAlone() {
        Stream.of(new JavaLanguage(), new ScriptLanguage(), new PythonLanguage(), new GoLanguage())
                .flatMap(family -> family.languages().stream())
                .forEach(language -> assertThat(Languages.versions(language.id())).isEqualTo(language.versions()));
    }

    @Test
    void aNewLanguageChangesTheVersionOfThoseThatAreOnlySearched() {
        int before = new LanguageDetector(Map.of("a", ".a-file")).version();
        int after = new LanguageDetector(Map.of("a", ".a-file", "b", ".b-file")).version();
        assertThat(after).isNotEqualTo(before);
        assertThat(Languages.versions("markdown"))
                .isEqualTo(new Versions(Fingerprint.of(Languages.detector().version(), Manifests.VERSION), 0));
    }

    @Test
    void languagesWithoutAParserShareTheirVersions() {
        assertThat(Languages.versions("cobol")).isEqualTo(Languages.versions("markdown"));
    }

    @TestFactory
    Stream<DynamicTest> aVersionChangesWithTheGoldens() throws IOException {
        Map<String, Made> records = read();
        return GoldenFolder.of(GoldenTest.FOLDER).fixtures().stream()
                .map(fixture -> dynamicTest(fixture.name(), () -> check(fixture, records)));
    }

    private static void check(Fixture fixture, Map<String, Made> records) throws IOException {
        String path = fixture.name().substring(fixture.name().indexOf('/') + 1);
        String language = path.replaceFirst("/.*", "");
        Object input = switch (fixture.kind()) {
            case FACTS -> Files.readString(fixture.source());
            case REFERENCES -> FixtureReader.texts(fixture.source());
        };
        try (FixtureReader reader = new FixtureReader()) {
            int result = Fingerprint.of(reader.read(fixture));
            Versions versions = Languages.versions(language);
            switch (fixture.kind()) {
                case FACTS -> check("facts " + path, new Made(Fingerprint.of(input), result, versions.facts()), records,
                        "PARSE", language);
                case REFERENCES -> check("rules " + path, new Made(Fingerprint.of(input), result, versions.rules()), records,
                        "RULES", language);
            }
        }
    }

    private static void check(String key, Made now, Map<String, Made> records, String number, String language)
            throws IOException {
        Made recorded = records.put(key, now);
        if (recorded != null && recorded.input() == now.input() && recorded.version() == now.version()) {
            assertThat(now.golden())
                    .as("%s: the result changed and its version did not: raise %s in %s, or ENGINE in the shared code that"
                                    + " changed, so that stored results are made anew",
                            key, number, Languages.family(language).getClass().getSimpleName())
                    .isEqualTo(recorded.golden());
        } else if (GoldenTest.UPDATE) {
            write(records);
        } else {
            assertThat(now)
                    .as("%s: the version or the input changed; -Dgolden.update=true records it", key)
                    .isEqualTo(recorded);
        }
    }

    private static Map<String, Made> read() throws IOException {
        Map<String, Made> records = new TreeMap<>();
        for (String line : Files.exists(RECORDS) ? Files.readAllLines(RECORDS) : List.of(JDK)) {
            String[] words = line.split(" ");
            if (words[0].equals("jdk")) {
                assumeTrue(line.equals(JDK), "recorded with " + line + ", whose signatures are among the rules");
            } else {
                records.put(words[0] + " " + words[1], new Made(
                        Integer.parseInt(words[2]), Integer.parseInt(words[3]), Integer.parseInt(words[4])));
            }
        }
        return records;
    }

    private static void write(Map<String, Made> records) throws IOException {
        StringBuilder text = new StringBuilder(JDK + "\n");
        records.forEach((key, made) -> text.append(
                "%s %d %d %d%n".formatted(key, made.input(), made.golden(), made.version())));
        Files.writeString(RECORDS, text);
    }

    private static Language language(int parser, int rules) {
        ParserFactory factory = new ParserFactory() {
            @Override
            public SourceParser open(ParserLimits limits) {
                return _ -> new ParseOutcome.Parsed(FileFacts.NONE);
            }

            @Override
            public int version() {
                return parser;
            }
        };
        return new Language("x", ".x", factory, LanguageRules.keysOnly((_, _) -> List.of(), () -> rules));
    }
}
