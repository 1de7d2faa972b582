package dev.kotadb.parsers.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.parsers.ParseOutcome;
import dev.kotadb.parsers.SourceFile;
import dev.kotadb.parsers.facts.FileFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsParserTest {
    @Test
    void readsAProjectWithCommentsAndTrailingCommas() {
        assertThat(read("tsconfig", """
                { // base
                  "extends": ["./a.json", "./b.json"], /* two */
                  "compilerOptions": {"strict": true, "target": "es6", "baseUrl": ".", "paths": {"@x/*": ["src/*",],},},
                }
                """))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "extends/0", "./a.json",
                        "extends/1", "./b.json",
                        "compilerOptions/baseUrl", ".",
                        "compilerOptions/paths/@x/*/0", "src/*"));
    }

    @Test
    void readsWhatAPackageOffers() {
        assertThat(read("package-json", "{\"name\":\"a\\u0062\",\"version\":\"1\",\"exports\":{\"./x\":{\"import\":\"./x.js\"}}}"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("name", "ab", "exports/./x/import", "./x.js"));
    }

    @Test
    void readsAModulesPathAndItsLocalReplacements() {
        assertThat(read("gomod", """
                module example.org/a // the path
                go 1.22
                require example.org/b v1.0.0
                replace (
                    example.org/b v1.0.0 => ./b
                    example.org/c => example.org/d v2.0.0
                )
                replace "example.org/e" => ../e
                """))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "module", "example.org/a", "replace/example.org/b", "./b", "replace/example.org/e", "../e"));
    }

    @Test
    void keepsWhatStandsBeforeAnError() {
        assertThat(read("package-json", "{\"name\": \"a\", \"main\": oops!")).containsExactly(Map.entry("name", "a"));
        assertThat(read("tsconfig", "[".repeat(100_000))).isEmpty();
        assertThat(read("gomod", "replace\nmodule\n)")).isEmpty();
    }

    private static Map<String, String> read(String language, String text) {
        ParseOutcome outcome = new SettingsParser().parse(new SourceFile(language, text));
        return outcome instanceof ParseOutcome.Parsed(FileFacts facts) ? facts.declarations().settings() : Map.of();
    }
}
