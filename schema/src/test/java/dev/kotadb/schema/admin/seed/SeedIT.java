package dev.kotadb.schema.admin.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class SeedIT {
    private static final List<String> TABLES = List.of(
            "auth.users", "organizations", "user_organizations", "api_keys", "repositories", "indexed_files", "symbols",
            "\"references\"", "search_documents", "file_outcomes", "index_jobs");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final JdbcClient jdbc = DATABASE.jdbc();

    @BeforeEach
    void plant() {
        Seed.insert(DATABASE.dataSource());
    }

    @Test
    void bringsTheUsersOfTheDocument() {
        assertThat(rows("SELECT id, email FROM auth.users ORDER BY id"))
                .containsExactly(
                        "00000000-0000-0000-0000-000000000001 test-free@example.com",
                        "00000000-0000-0000-0000-000000000002 test-solo@example.com",
                        "00000000-0000-0000-0000-000000000003 test-team@example.com");
    }

    @Test
    void bringsAnOrganizationWithItsOwner() {
        assertThat(rows("""
                SELECT o.slug, u.email, m.role FROM organizations o JOIN auth.users u ON u.id = o.owner_id
                JOIN user_organizations m ON m.org_id = o.id AND m.user_id = u.id
                """)).containsExactly("test-org test-team@example.com owner");
    }

    @Test
    void bringsKeysThatVerify() {
        BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
        for (String key : List.of(
                "kota_free_test1234567890ab_0123456789abcdef0123456789abcdef",
                "kota_solo_solo1234567890ab_0123456789abcdef0123456789abcdef",
                "kota_team_team1234567890ab_0123456789abcdef0123456789abcdef")) {
            List<String> parts = List.of(key.split("_"));
            Map<String, Object> row = jdbc.sql("""
                    SELECT k.tier, k.secret_hash, k.rate_limit_per_hour, u.email
                    FROM api_keys k JOIN auth.users u ON u.id = k.user_id WHERE k.key_id = ? AND k.enabled
                    """).param(parts.get(2)).query().singleRow();

            assertThat(row)
                    .containsEntry("tier", parts.get(1))
                    .containsEntry("email", "test-" + parts.get(1) + "@example.com")
                    .containsEntry("rate_limit_per_hour", Map.of("free", 100, "solo", 1000, "team", 10_000).get(parts.get(1)));
            String hash = String.valueOf(row.get("secret_hash"));
            assertThat(bcrypt.matches(parts.get(3), hash)).isTrue();
            assertThat(bcrypt.matches(parts.get(3).replace('0', '1'), hash)).isFalse();
        }
    }

    @Test
    void bringsRepositoriesWhoseFilesAreIndexed() {
        assertThat(rows("""
                SELECT r.full_name, r.user_id IS NOT NULL, f.path, count(s.id)
                FROM repositories r JOIN indexed_files f ON f.repository_id = r.id JOIN symbols s ON s.file_id = f.id
                WHERE r.last_indexed_at IS NOT NULL
                GROUP BY 1, 2, 3 ORDER BY 1
                """)).containsExactly("test-free/hello true src/hello.ts 1", "test-org/counter false src/counter.ts 3");
        assertThat(rows("""
                SELECT r.name, r.line_number, s.qualified_name FROM "references" r JOIN symbols s ON s.id = r.target_symbol_id
                ORDER BY 1, 2
                """)).containsExactly("count 6 Counter#count", "count 7 Counter#count", "greet 5 greet");
        // The positions are those of the text.
        assertThat(rows("""
                SELECT substr(split_part(f.content, E'\\n', r.line_number), r.column_number + 1, length(r.name)) = r.name
                FROM "references" r JOIN indexed_files f ON f.id = r.source_file_id
                UNION ALL
                SELECT split_part(f.content, E'\\n', s.line_start) LIKE '%' || s.name || '%'
                       AND btrim(split_part(f.content, E'\\n', s.line_end)) ~ '[;}]$'
                FROM symbols s JOIN indexed_files f ON f.id = s.file_id
                """)).hasSize(7).containsOnly("true");
        assertThat(rows("SELECT f.path FROM search_documents d JOIN indexed_files f ON f.id = d.file_id"
                        + " WHERE d.words @@ 'increment'::tsquery"))
                .containsExactly("src/counter.ts");
        assertThat(rows("SELECT status FROM index_jobs")).containsExactly("completed");
    }

    @Test
    void changesNothingTheSecondTime() {
        List<String> before = everything();

        Seed.insert(DATABASE.dataSource());

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void putsRightWhatWasChangedOfItAndNothingElse() {
        jdbc.sql("INSERT INTO api_keys (user_id, key_id, secret_hash, tier) VALUES (?::uuid, 'mine', 'x', 'solo')")
                .param("00000000-0000-0000-0000-000000000001")
                .update();
        for (String change : List.of(
                "UPDATE api_keys SET enabled = false, secret_hash = 'lost', last_used_at = '2026-01-01Z' WHERE tier = 'free'",
                "UPDATE api_keys SET tier = 'team' WHERE key_id = 'solo1234567890ab'",
                "UPDATE auth.users SET email = 'x@example.com' WHERE email = 'test-solo@example.com'",
                "DELETE FROM user_organizations",
                "UPDATE repositories SET full_name = 'renamed/it' WHERE full_name = 'test-free/hello'",
                "UPDATE indexed_files SET content = '' WHERE path = 'src/hello.ts'",
                "DELETE FROM symbols WHERE name = 'increment'",
                "UPDATE index_jobs SET status = 'failed'")) {
            assertThat(jdbc.sql(change).update()).as(change).isEqualTo(1);
        }

        Seed.insert(DATABASE.dataSource());

        bringsTheUsersOfTheDocument();
        bringsAnOrganizationWithItsOwner();
        bringsKeysThatVerify();
        bringsRepositoriesWhoseFilesAreIndexed();
        assertThat(rows("SELECT tier, secret_hash FROM api_keys WHERE key_id = 'mine'")).containsExactly("solo x");
        assertThat(rows("SELECT last_used_at IS NOT NULL FROM api_keys WHERE key_id = 'test1234567890ab'"))
                .containsExactly("true");
        jdbc.sql("DELETE FROM api_keys WHERE key_id = 'mine'").update();
    }

    @Test
    void namesAnAddressThatSomebodyElseHas() {
        try (TestDatabase other = TestDatabase.migrated()) {
            other.jdbc()
                    .sql("INSERT INTO auth.users (email) VALUES ('test-solo@example.com')")
                    .update();

            assertThatThrownBy(() -> Seed.insert(other.dataSource()))
                    .hasMessageContaining("auth.users has test-solo@example.com already, as the user ")
                    .hasMessageContaining("Nothing was changed");
            assertThat(other.jdbc().sql("SELECT count(*) FROM auth.users").query(Long.class).single())
                    .isEqualTo(1);
        }
    }

    @Test
    void wantsTheMigrationsFirst() {
        try (TestDatabase empty = TestDatabase.empty()) {
            SchemaMigrations.migrateTo(empty.dataSource(), "20241023000000");
            assertThatThrownBy(() -> Seed.insert(empty.dataSource()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching("The database lacks \\d+ migrations. Run kota db migrate, then seed.");
        }
    }

    private List<String> everything() {
        return TABLES.stream().flatMap(table -> rows("SELECT t::text FROM " + table + " t ORDER BY 1").stream()).toList();
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        Object value = row.getObject(i);
                        text.append(i == 1 ? "" : " ").append(value);
                    }
                    return text.toString();
                })
                .list();
    }
}
