package dev.kotadb.parsers.language.script.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptSettingsTest {
    @Test
    void readsAProjectWithCommentsAndTrailingCommas() {
        assertThat(ScriptSettings.ofProject("""
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
        assertThat(ScriptSettings.ofPackage("{\"name\":\"a\\u0062\",\"version\":\"1\",\"exports\":{\"./x\":{\"import\":\"./x.js\"}}}"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("name", "ab", "exports/./x/import", "./x.js"));
    }

    @Test
    void keepsWhatStandsBeforeAnError() {
        assertThat(ScriptSettings.ofPackage("{\"name\": \"a\", \"main\": oops!")).containsExactly(Map.entry("name", "a"));
        assertThat(ScriptSettings.ofProject("[".repeat(100_000))).isEmpty();
    }
}
