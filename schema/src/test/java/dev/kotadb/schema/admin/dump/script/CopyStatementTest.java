package dev.kotadb.schema.admin.dump.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.admin.dump.file.FolderOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyStatementTest {
    @Test
    void readsWhatPgDumpWrites() {
        assertThat(CopyStatement.parse("COPY public.\"references\" (id, \"Odd, (name)\", \"a\"\"b\") FROM stdin;"))
                .contains(new CopyStatement("public", "references", List.of("id", "Odd, (name)", "a\"b")));
        assertThat(CopyStatement.parse("COPY public.symbols (id) FROM stdin;"))
                .contains(new CopyStatement("public", "symbols", List.of("id")));
    }

    @Test
    void readsWhatItWritesItself() {
        CopyStatement copy = new CopyStatement("public", "a\".b", List.of("x y", "select", "é;"));

        assertThat(CopyStatement.parse(copy.fromStdin() + ";")).contains(copy);
    }

    @Test
    void takesNothingElseForData() {
        assertThat(CopyStatement.parse("SELECT pg_catalog.set_config('search_path', '', false);")).isEmpty();
        assertThat(CopyStatement.parse("    COPY public.symbols (id) FROM stdin;")).isEmpty();
        assertThat(CopyStatement.parse("COPY symbols FROM stdin;")).isEmpty();
    }

    @Test
    void namesFilesSoThatNoneIsOutsideOfTheFolder() {
        assertThat(FolderOutput.fileName(CopyStatement.USERS, false)).isEqualTo("auth.users.copy");
        assertThat(FolderOutput.fileName(new CopyStatement("public", "../x y", List.of()), true))
                .matches("\\.\\._x_y-[0-9a-f]+\\.copy\\.gz");
    }
}
