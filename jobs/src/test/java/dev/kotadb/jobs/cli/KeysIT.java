package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.Invocation;
import dev.kotadb.schema.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeysIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String SECRET = "_[0-9a-f]{32}";

    private final JdbcClient jdbc = DATABASE.jdbc();
    private final UUID user = UUID.randomUUID();
    private final String email = user + "@example.com";

    KeysIT() {
        jdbc.sql("INSERT INTO auth.users (id, email) VALUES (?, ?)").param(user).param(email).update();
    }

    @Test
    void showsANewKeyOnceOnStandardOutputAlone() {
        Result made = kota("", "keys", "create", "--user", email, "--tier", "solo");

        assertThat(made.code).isEqualTo(ExitCode.DONE);
        assertThat(made.out).matches("kota_solo_[0-9a-z]{16}" + SECRET + "\n");
        assertThat(made.err).isEqualTo("Key " + id(made.out) + " of " + email
                + ", 1000 requests per hour. Keep it: it is not shown again.\n");
        String secret = made.out.strip().substring("kota_solo_".length() + 17);
        assertThat(kota("", "keys", "list").out).contains(id(made.out)).doesNotContain(secret);
        assertThat(kota("", "keys", "list", "--json").out).contains(id(made.out)).doesNotContain(secret, "$2a$");
    }

    @Test
    void verifiesAKeyFromStandardInputOrTheCommandLine() {
        String key = create("team");
        String expected = "valid     " + id(key) + "\nuser      " + email + " (" + user + ")\ntier      team\n"
                + "requests  0 of 10,000 in this hour, 10,000 left; the next begins at ";

        for (Result verified : new Result[] {
            kota(key + "\n", "keys", "verify"), kota(key + "\r\n", "keys", "verify", "-"), kota("", "keys", "verify", key)
        }) {
            assertThat(verified.code).isEqualTo(ExitCode.DONE);
            assertThat(verified.out).startsWith(expected);
            assertThat(verified.err).isEmpty();
        }
        assertThat(kota(key, "keys", "verify", "--json").out)
                .startsWith("{\"valid\":true,\"keyId\":\"" + id(key) + "\",\"userId\":\"" + user + "\"")
                .contains("\"limit\":{\"requestCount\":0,\"rateLimit\":10000,\"remaining\":10000,");
    }

    @Test
    void doesNotTellAWrongSecretFromAnUnknownId() {
        String key = create("free");
        String wrong = key.replaceFirst(SECRET, "_" + "0".repeat(32));
        String unknown = key.replace(id(key), "0000000000000000");

        assertThat(kota(wrong, "keys", "verify")).isEqualTo(kota(unknown, "keys", "verify"))
                .isEqualTo(new Result(ExitCode.FAILED, "", "kota: The key is not valid.\n"));
        assertThat(kota(wrong, "keys", "verify", "--json")).isEqualTo(kota(unknown, "keys", "verify", "--json"))
                .isEqualTo(new Result(
                        ExitCode.FAILED, "{\"valid\":false,\"reason\":\"The key is not valid.\"}\n", ""));
    }

    @Test
    void saysWhatIsWrongWithAMalformedKeyWithoutRepeatingIt() {
        assertThat(kota("", "keys", "verify"))
                .isEqualTo(new Result(ExitCode.FAILED, "", "kota: The key is empty.\n"));
        assertThat(kota("kota_gold_test1234567890ab_0123456789abcdef0123456789abcdef", "keys", "verify"))
                .isEqualTo(new Result(ExitCode.FAILED, "",
                        "kota: The key names no tier; the tiers are free, solo, team.\n"));
    }

    @Test
    void aDisabledKeyStaysDisabled() {
        String key = create("free");

        assertThat(kota("", "keys", "disable", id(key)))
                .isEqualTo(new Result(0, "", "Key " + id(key) + " of " + email + " is disabled.\n"));
        assertThat(kota("", "keys", "disable", id(key)).err).endsWith(" was disabled already.\n");
        assertThat(kota(key, "keys", "verify"))
                .isEqualTo(new Result(ExitCode.FAILED, "", "kota: The key " + id(key)
                        + " is disabled. Make a new one by: kota keys create --user " + email + "\n"));
        assertThat(kota("", "keys", "list", "--user", user.toString()).out).contains("disabled  used never");
        assertThat(kota("", "keys", "disable", "nobody"))
                .isEqualTo(new Result(ExitCode.FAILED, "",
                        "kota: No key has the id nobody. They are listed by: kota keys list\n"));
        assertThat(kota("", "keys", "disable", key).code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("", "keys", "disable", key).err).doesNotContain(key);
    }

    @Test
    void countsRequestsOnRequestAndRefusesAtTheLimit() {
        String key = create("free");
        jdbc.sql("UPDATE api_keys SET rate_limit_per_hour = 0 WHERE key_id = ?").param(id(key)).update();

        assertThat(kota(key, "keys", "verify").code).isEqualTo(ExitCode.DONE);
        assertThat(counted(key)).isZero();
        Result refused = kota(key, "keys", "verify", "--count");
        assertThat(refused.code).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err)
                .matches("kota: The limit of this hour is used up. Try again in \\d{1,4} s.\n");
        assertThat(counted(key)).isOne();

        jdbc.sql("UPDATE api_keys SET rate_limit_per_hour = 10 WHERE key_id = ?").param(id(key)).update();
        assertThat(kota(key, "keys", "verify", "--count").code).isEqualTo(ExitCode.DONE);
        assertThat(counted(key)).isEqualTo(2);
    }

    @Test
    void namesAUserOrATierThatItDoesNotKnow() {
        assertThat(kota("", "keys", "create", "--user", "nobody@example.com"))
                .isEqualTo(new Result(ExitCode.FAILED, "", "kota: No user nobody@example.com in auth.users. "
                        + "Give a user's id or e-mail address; users sign up on the platform.\n"));
        assertThat(kota("", "keys", "create", "--user", email, "--tier", "gold"))
                .isEqualTo(new Result(
                        ExitCode.USAGE, "", "kota: No tier gold; the tiers are free, solo, team\n"));
        assertThat(kota("", "keys", "create").code).isEqualTo(ExitCode.USAGE);
        assertThat(kota("", "keys").code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void asksForAMigrationFirst() {
        try (TestDatabase empty = TestDatabase.empty()) {
            assertThat(kota(empty, "", "keys", "list").err)
                    .startsWith("kota: The database at " + empty.url() + " lacks ")
                    .endsWith(" migrations. Apply them by: kota db migrate\n");
        }
    }

    private String create(String tier) {
        return kota("", "keys", "create", "--user", user.toString(), "--tier", tier).out.strip();
    }

    private static String id(String key) {
        return key.split("_", -1)[2];
    }

    private int counted(String key) {
        return jdbc.sql("SELECT coalesce(sum(request_count), 0) FROM rate_limit_counters WHERE key_id = ?")
                .param(id(key)).query(Integer.class).single();
    }

    private record Result(int code, String out, String err) {}

    private static Result kota(String input, String... arguments) {
        return kota(DATABASE, input, arguments);
    }

    private static Result kota(TestDatabase database, String input, String... arguments) {
        Map<String, String> environment = Map.of(
                "KOTA_DB_URL", database.url(), "KOTA_DB_USER", database.user(), "KOTA_DB_PASSWORD", database.password());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
        try {
            int code = Kota.commandLine(console, Invocation.ofThisProcess(environment)).execute(arguments);
            return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
        } finally {
            System.setIn(before);
        }
    }
}
