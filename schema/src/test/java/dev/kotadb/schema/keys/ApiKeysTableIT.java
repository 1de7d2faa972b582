package dev.kotadb.schema.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.keys.RecordingEncoder.Comparison;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiKeysTableIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final JdbcClient jdbc = DATABASE.jdbc();
    private final RecordingEncoder bcrypt = new RecordingEncoder();
    private final ApiKeysTable keys = new ApiKeysTable(DATABASE.dataSource(), new SecretHashes(bcrypt));
    private final UUID user = UUID.randomUUID();
    private final String email = user + "@Example.com";

    ApiKeysTableIT() {
        jdbc.sql("INSERT INTO auth.users (id, email) VALUES (?, ?)").param(user).param(email).update();
    }

    @Test
    void verifiesAKeyThatItMadeWithItsTiersLimit() {
        for (Tier tier : Tier.values()) {
            ApiKey key = keys.create(user, tier);

            assertThat(keys.verify(key.text(), false)).isInstanceOfSatisfying(KeyVerification.Valid.class, valid -> {
                assertThat(valid.key().keyId()).isEqualTo(key.keyId());
                assertThat(valid.key().userId()).isEqualTo(user);
                assertThat(valid.key().email()).isEqualTo(email);
                assertThat(valid.key().tier()).isEqualTo(tier.text());
                assertThat(valid.limit().rateLimit()).isEqualTo(tier.requestsPerHour());
                assertThat(valid.limit().remaining()).isEqualTo(tier.requestsPerHour());
            });
        }
    }

    @Test
    void refusesMoreThanTheTiersLimitOfADay() {
        ApiKey key = keys.create(user, Tier.TEAM);
        jdbc.sql("INSERT INTO rate_limit_counters_daily (key_id, day_start, request_count)"
                        + " VALUES (?, date_trunc('day', now(), 'UTC'), 99999)")
                .param(key.keyId()).update();

        RateLimit last = limit(key);
        RateLimit refused = limit(key);

        assertThat(last.rateLimit()).isEqualTo(100_000);
        assertThat(last.remaining()).isZero();
        assertThat(last.allowed()).isTrue();
        assertThat(last.resetAt()).isEqualTo(last.windowStart().plusHours(24));
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.requestCount()).isEqualTo(100_001);
        assertThat(refused.retryAfterSeconds()).isBetween(1, 24 * 3_600);
        assertThat(keys.verify(key.text(), false)).isInstanceOfSatisfying(KeyVerification.Valid.class, read -> {
            assertThat(read.limit().allowed()).isFalse();
            assertThat(read.limit().rateLimit()).isEqualTo(100_000);
        });
    }

    @Test
    void whatTheHourRefusesDoesNotUseUpTheDay() {
        ApiKey key = keys.create(user, Tier.FREE);
        jdbc.sql("UPDATE api_keys SET rate_limit_per_hour = 1 WHERE key_id = ?").param(key.keyId()).update();

        assertThat(limit(key).allowed()).isTrue();
        RateLimit refused = limit(key);

        assertThat(refused.allowed()).isFalse();
        assertThat(refused.rateLimit()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT request_count FROM rate_limit_counters_daily WHERE key_id = ?").param(key.keyId())
                .query(Integer.class).single()).isEqualTo(1);
    }

    private RateLimit limit(ApiKey key) {
        return ((KeyVerification.Valid) keys.verify(key.text(), true)).limit();
    }

    @Test
    void keepsNothingOfTheSecretButItsHash() {
        ApiKey key = keys.create(user, Tier.FREE);
        String row = jdbc.sql("SELECT k::text FROM api_keys k WHERE key_id = ?").param(key.keyId())
                .query(String.class).single();
        assertThat(row).contains(key.keyId(), "$2a$10$").doesNotContain(key.secret());
        assertThat(keys.list(user).toString()).doesNotContain("$2a$").doesNotContain(key.secret());
    }

    @Test
    void aWrongSecretAndAnUnknownIdAreRefusedAlikeAfterOneComparisonEach() {
        ApiKey key = keys.create(user, Tier.FREE);
        String hash = jdbc.sql("SELECT secret_hash FROM api_keys WHERE key_id = ?").param(key.keyId())
                .query(String.class).single();
        ApiKey wrong = new ApiKey(Tier.FREE, key.keyId(), "0".repeat(32));
        ApiKey unknown = new ApiKey(Tier.FREE, "0000000000000000", key.secret());

        assertThat(keys.verify(wrong.text(), true)).isEqualTo(new KeyVerification.Refused());
        assertThat(keys.verify(unknown.text(), true)).isEqualTo(new KeyVerification.Refused());
        assertThat(bcrypt.comparisons).containsExactly(
                new Comparison(wrong.secret(), hash), new Comparison(key.secret(), SecretHashes.OF_NOBODY));
        assertThat(lastUsed(key)).isNull();
        assertThat(counters(key)).isZero();
        assertThat(counters(unknown)).isZero();
    }

    @Test
    void aKeyWithAnotherTierIsNotTheOneThatWasGivenOut() {
        ApiKey key = keys.create(user, Tier.FREE);
        assertThat(keys.verify(new ApiKey(Tier.TEAM, key.keyId(), key.secret()).text(), false))
                .isEqualTo(new KeyVerification.Refused());
    }

    @Test
    void refusesAMalformedKeyBeforeAnyHashing() {
        ApiKey key = keys.create(user, Tier.FREE);
        assertThat(keys.verify(key.text() + "0", true))
                .isEqualTo(new KeyVerification.Malformed("has 60 characters; the longest has 59"));
        assertThat(keys.verify("x".repeat(10_000_000), true)).isInstanceOf(KeyVerification.Malformed.class);
        assertThat(bcrypt.comparisons).isEmpty();
    }

    @Test
    void aDisabledKeyLetsNobodyInAndSaysSoToItsBearerOnly() {
        ApiKey key = keys.create(user, Tier.SOLO);
        assertThat(keys.disable(key.keyId())).isTrue();
        assertThat(keys.disable(key.keyId())).isTrue();
        assertThat(keys.disable("nobody")).isFalse();

        assertThat(keys.verify(key.text(), true)).isInstanceOf(KeyVerification.Disabled.class);
        assertThat(keys.verify(new ApiKey(Tier.SOLO, key.keyId(), "0".repeat(32)).text(), true))
                .isEqualTo(new KeyVerification.Refused());
        assertThat(lastUsed(key)).isNull();
        assertThat(counters(key)).isZero();
    }

    @Test
    void keepsWhenAKeyWasUsedToTheMinute() {
        ApiKey key = keys.create(user, Tier.FREE);
        keys.verify(key.text(), false);
        OffsetDateTime first = lastUsed(key);
        assertThat(first).isNotNull();

        keys.verify(key.text(), false);
        assertThat(lastUsed(key)).isEqualTo(first);

        jdbc.sql("UPDATE api_keys SET last_used_at = now() - interval '61 seconds' WHERE key_id = ?").param(key.keyId())
                .update();
        keys.verify(key.text(), false);
        assertThat(lastUsed(key)).isAfterOrEqualTo(first);
    }

    @Test
    void countsARequestOnlyWhereAskedAndRefusesAtTheLimit() {
        ApiKey key = keys.create(user, Tier.FREE);
        jdbc.sql("UPDATE api_keys SET rate_limit_per_hour = 2 WHERE key_id = ?").param(key.keyId()).update();
        // Were the hour to turn between the requests, they would begin anew.
        for (int attempt = 0; attempt < 2; attempt++) {
            List<RateLimit> limits = List.of(
                    limit(key, false), limit(key, true), limit(key, true), limit(key, false), limit(key, true));
            if (limits.getFirst().windowStart().equals(limits.getLast().windowStart())) {
                assertThat(limits).extracting(RateLimit::requestCount).containsExactly(0, 1, 2, 2, 3);
                assertThat(limits).extracting(RateLimit::remaining).containsExactly(2, 1, 0, 0, 0);
                assertThat(limits).extracting(RateLimit::allowed).containsExactly(true, true, true, false, false);
                assertThat(limits.get(2).retryAfterSeconds()).isZero();
                assertThat(limits.get(3).retryAfterSeconds()).isBetween(1, 3600);
                assertThat(limits.get(4).retryAfterSeconds()).isBetween(1, 3600);
                assertThat(limits.get(4).resetAt()).isEqualTo(limits.get(4).windowStart().plusHours(1));
                return;
            }
        }
        throw new AssertionError("two turns of the hour in one test");
    }

    @Test
    void findsAUserByIdOrAddressWhateverItsCase() {
        assertThat(keys.findUser(email.toLowerCase(Locale.ROOT))).contains(user);
        assertThat(keys.findUser(user.toString().toUpperCase(Locale.ROOT))).contains(user);
        assertThat(keys.findUser("nobody@example.com")).isEmpty();
        assertThat(keys.findUser("' OR true --")).isEmpty();

        jdbc.sql("INSERT INTO auth.users (email) VALUES (lower(?))").param(email).update();
        assertThatThrownBy(() -> keys.findUser(email)).isInstanceOf(IncorrectResultSizeDataAccessException.class);
    }

    @Test
    void listsOneUsersKeysOldestFirst() {
        ApiKey free = keys.create(user, Tier.FREE);
        ApiKey team = keys.create(user, Tier.TEAM);
        keys.disable(free.keyId());

        assertThat(keys.list(user)).extracting(ApiKeyRow::keyId).containsExactly(free.keyId(), team.keyId());
        assertThat(keys.list(user)).extracting(ApiKeyRow::enabled).containsExactly(false, true);
        assertThat(keys.list(null)).extracting(ApiKeyRow::keyId).contains(free.keyId(), team.keyId());
        assertThat(keys.list(UUID.randomUUID())).isEmpty();
    }

    private RateLimit limit(ApiKey key, boolean count) {
        return ((KeyVerification.Valid) keys.verify(key.text(), count)).limit();
    }

    private @Nullable OffsetDateTime lastUsed(ApiKey key) {
        return keys.find(key.keyId()).orElseThrow().lastUsedAt();
    }

    private long counters(ApiKey key) {
        return jdbc.sql("SELECT count(*) FROM rate_limit_counters WHERE key_id = ?").param(key.keyId())
                .query(Long.class).single();
    }
}
