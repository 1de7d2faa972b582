package dev.kotadb.schema.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "kota_free_test1234567890ab_0123456789abcdef0123456789abcdef, FREE, test1234567890ab",
        "kota_solo_solo1234567890ab_0123456789abcdef0123456789abcdef, SOLO, solo1234567890ab",
        "kota_team_team1234567890ab_0123456789abcdef0123456789abcdef, TEAM, team1234567890ab"
    })
    void readsAKey(String text, Tier tier, String keyId) {
        assertThat(KeyText.read(text)).isEqualTo(new KeyText.WellFormed(new ApiKey(tier, keyId, SECRET)));
        assertThat(new ApiKey(tier, keyId, SECRET).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ''                                                              | is empty
            ' '                                                             | does not begin with kota_
            kota                                                            | has 1 parts
            kota_free_test1234567890ab                                      | has 3 parts
            kota_free_test1234567890ab_0123456789abcdef_0123456789abcdef    | has 60 characters; the longest has 59
            kota_free_test_1234567890ab_0123456789abcdef0123456789abc       | has 5 parts
            nota_free_test1234567890ab_0123456789abcdef0123456789abcdef     | does not begin with kota_
            KOTA_free_test1234567890ab_0123456789abcdef0123456789abcdef     | does not begin with kota_
            ' kota_free_test1234567890ab_0123456789abcdef0123456789abcde'   | does not begin with kota_
            kota__test1234567890ab_0123456789abcdef0123456789abcdef         | names no tier; the tiers are free, solo, team
            kota_FREE_test1234567890ab_0123456789abcdef0123456789abcdef     | names no tier
            kota_gold_test1234567890ab_0123456789abcdef0123456789abcdef     | names no tier
            kota_free__0123456789abcdef0123456789abcdef                     | has no id of 16
            kota_free_test1234567890a_0123456789abcdef0123456789abcdef      | has no id of 16
            kota_free_TEST1234567890ab_0123456789abcdef0123456789abcdef     | has no id of 16
            kota_free_test1234567890a%_0123456789abcdef0123456789abcdef     | has no id of 16
            kota_free_test1234567890aé_0123456789abcdef0123456789abcdef     | has no id of 16
            kota_free_test1234567890ab_                                     | has no secret of 32
            kota_free_test1234567890ab_0123456789abcdef0123456789abcde      | has no secret of 32
            kota_free_test1234567890ab_0123456789ABCDEF0123456789abcdef     | has no secret of 32
            kota_free_test1234567890ab_0123456789abcdef0123456789abcdeg     | has no secret of 32
            kota_free_test1234567890ab_0123456789abcdef0123456789abcde٣     | has no secret of 32
            """)
    void saysWhatIsWrongWithAMalformedKey(String text, String reason) {
        assertThat(KeyText.read(text)).isInstanceOfSatisfying(
                KeyText.Malformed.class, malformed -> assertThat(malformed.reason()).startsWith(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\0", "\t"})
    void refusesControlCharacters(String control) {
        String key = "kota_free_test1234567890ab_" + SECRET;
        assertThat(KeyText.read(key + control)).isInstanceOf(KeyText.Malformed.class);
        assertThat(KeyText.read(key.replace("7", control))).isInstanceOf(KeyText.Malformed.class);
    }

    @Test
    void neverRepeatsWhatMayBeASecret() {
        String almost = "kota_free_test1234567890ab_" + SECRET.replace('f', 'F');
        assertThat(((KeyText.Malformed) KeyText.read(almost)).reason()).doesNotContain("0123");
        assertThat(new ApiKey(Tier.FREE, "test1234567890ab", SECRET).toString())
                .isEqualTo("kota_free_test1234567890ab_…");
    }

    @ParameterizedTest
    @EnumSource
    void generatesKeysThatAreWellFormedAndNeverTheSame(Tier tier) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            ApiKey key = ApiKey.generate(tier);
            assertThat(KeyText.read(key.text())).isEqualTo(new KeyText.WellFormed(key));
            seen.add(key.keyId());
            seen.add(key.secret());
        }
        assertThat(seen).hasSize(400);
    }
}
