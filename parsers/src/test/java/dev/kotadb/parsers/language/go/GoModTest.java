package dev.kotadb.parsers.language.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GoModTest {
    @Test
    void readsAModulesPathAndItsLocalReplacements() {
        assertThat(GoMod.read("""
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
    void leavesOutDirectivesThatAreCutShort() {
        assertThat(GoMod.read("replace\nmodule\n)")).isEmpty();
    }
}
