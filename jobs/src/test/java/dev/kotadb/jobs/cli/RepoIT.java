package dev.kotadb.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.Operator.Result;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registered repositories, from {@code kota repo add} to {@code kota repo remove}. */
class RepoIT {
    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path home;

    @TempDir
    Path sources;

    private JdbcClient jdbc;
    private Operator operator;

    @BeforeEach
    void write() throws IOException {
        jdbc = database.jdbc();
        operator = Operator.of(home, database.url(), database.url(), database);
        for (String path : List.of("src/A.java", "src/gen/B.java", "vendor/C.java", "app.min.js", "lib/app.js")) {
            Files.createDirectories(sources.resolve(path).getParent());
            Files.writeString(sources.resolve(path), path.endsWith(".java") ? "class X {}\n" : "function f() {}\n");
        }
    }

    @Test
    void addsShowsChangesAndLists() {
        UUID ada = UUID.randomUUID();
        jdbc.sql("INSERT INTO auth.users (id, email) VALUES (?, 'ada@example.com')").param(ada).update();
        jdbc.sql("INSERT INTO organizations (name, slug, owner_id) VALUES ('Acme', 'acme', ?)").param(ada).update();

        Result added = kota("repo add https://example.org/acme/shop.git --org acme --ref v2 --priority 5 --max-age 12h"
                + " --include src/ --exclude *.min.js");
        assertThat(added.code()).isEqualTo(ExitCode.DONE);
        assertThat(added.err()).isEqualTo(
                "acme/shop is registered; the next scheduled run indexes https://example.org/acme/shop.git\n");
        assertThat(kota("repo show acme/shop --json").out()).isEqualTo("{\"id\":\"" + added.out().strip()
                + "\",\"repository\":\"acme/shop\",\"location\":\"https://example.org/acme/shop.git\",\"user\":null,"
                + "\"organization\":\"acme\",\"enabled\":true,\"ref\":\"v2\",\"priority\":5,\"max_age_seconds\":43200,"
                + "\"include\":[\"src/\"],\"exclude\":[\"*.min.js\"],\"indexed_commit\":null,\"indexed_at\":null}\n");
        assertThat(kota("repo add https://example.org/acme/shop.git --org acme")).isEqualTo(new Result(ExitCode.FAILED, "",
                "kota: acme/shop is registered already; 'kota repo set acme/shop' changes it\n"));

        assertThat(kota("repo set acme/shop --priority 7").code()).isEqualTo(ExitCode.DONE);
        assertThat(kota("repo disable acme/shop").code()).isEqualTo(ExitCode.DONE);
        assertThat(kota("repo show " + added.out().strip()).out())
                .contains("priority         7\n", "max age seconds  43200\n", "include          [src/]\n", "enabled          false\n");
        assertThat(kota("repo list").out())
                .isEqualTo("acme/shop  disabled  priority 7  max age 12h  indexed never  https://example.org/acme/shop.git\n");
        assertThat(kota("repo enable acme/shop").err()).isEqualTo("acme/shop is enabled\n");

        assertThat(kota("repo add https://example.org/acme/shop.git --user ada@example.com").code()).isEqualTo(ExitCode.DONE);
        assertThat(kota("repo show acme/shop").err())
                .startsWith("kota: 2 repositories are named acme/shop. Give the id of one: ")
                .contains("(user ada@example.com)", "(organization acme)");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(kota("repo add " + sources + " --max-age soon")).isEqualTo(new Result(ExitCode.USAGE, "",
                "kota: --max-age: not an age: soon; write hours or days, such as 12h or 7d\n"));
        assertThat(kota("repo add " + sources + " --exclude !a").err()).startsWith("kota: not a pattern of paths: '!a'");
        assertThat(kota("repo add " + sources + " --org nobody").err()).isEqualTo("kota: No organization nobody\n");
        assertThat(kota("repo add " + sources + "/missing").err()).startsWith("kota: no such directory: ");
        assertThat(kota("repo show acme/none").err())
                .startsWith("kota: No repository acme/none is registered; 'kota repo list' lists them");
        assertThat(kota("repo list")).isEqualTo(new Result(ExitCode.DONE, "",
                "No repositories are registered. Add one with: kota repo add PATH-or-URL\n"));
    }

    @Test
    void runsReadWhatThePatternsChoose() {
        assertThat(kota("repo add " + sources + " --name test/patterns --exclude vendor/ --exclude *.min.js").code())
                .isEqualTo(ExitCode.DONE);
        assertThat(kota("index " + sources + " --name test/patterns").code()).isEqualTo(ExitCode.DONE);
        assertThat(paths()).containsExactly("lib/app.js", "src/A.java", "src/gen/B.java");

        // Most files go, and that is what was asked for.
        assertThat(kota("repo set test/patterns --include src --exclude gen/").code()).isEqualTo(ExitCode.DONE);
        assertThat(kota("index " + sources + " --name test/patterns").err()).doesNotContain("would have");
        assertThat(paths()).containsExactly("src/A.java");

        kota("repo set test/patterns --include= --exclude=");
        assertThat(kota("index " + sources + " --name test/patterns").code()).isEqualTo(ExitCode.DONE);
        assertThat(paths()).hasSize(5);
    }

    @Test
    void removesAllOfARepositoryAndNothingElse() {
        kota("repo add " + sources + " --name test/removed");
        kota("index " + sources + " --name test/removed");
        kota("index " + sources + " --name test/kept");

        Result shown = kota("repo remove test/removed");
        assertThat(shown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(shown.err())
                .startsWith("test/removed of user local@kota.invalid has:\n")
                .contains("            5  indexed_files\n", "            1  index_jobs\n")
                .endsWith("Nothing was deleted. To delete all of it: kota repo remove test/removed --yes\n");
        assertThat(paths()).hasSize(10);

        assertThat(kota("repo remove test/removed --yes").code()).isEqualTo(ExitCode.DONE);
        assertThat(paths()).hasSize(5);
        assertThat(jdbc.sql("SELECT full_name FROM repositories").query(String.class).list()).containsExactly("test/kept");
        assertThat(jdbc.sql("SELECT count(*) FROM file_units").query(Long.class).single()).isPositive();
        assertThat(kota("search function --repo test/kept").out()).contains("lib/app.js");
    }

    private List<String> paths() {
        return jdbc.sql("SELECT path FROM indexed_files ORDER BY path").query(String.class).list();
    }

    private Result kota(String line) {
        return operator.types(line + " --instance staging");
    }
}
