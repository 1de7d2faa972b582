package dev.kotadb.schema.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.keys.RecordingEncoder.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretHashesTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final RecordingEncoder bcrypt = new RecordingEncoder();
    private final SecretHashes hashes = new SecretHashes(bcrypt);

    @Test
    void matchesTheSecretThatWasHashedAndNoOther() {
        String hash = hashes.hash(SECRET);

        assertThat(hash).startsWith("$2a$10$").hasSize(60).isNotEqualTo(hashes.hash(SECRET));
        assertThat(hashes.matches(SECRET, hash)).isTrue();
        assertThat(hashes.matches(SECRET.replace('f', 'e'), hash)).isFalse();
    }


    @Test
    void matchesHashesOfOtherPrefixes() {
        String hash = hashes.hash(SECRET);
        assertThat(hashes.matches(SECRET, hash.replace("$2a$", "$2b$"))).isTrue();
        assertThat(hashes.matches(SECRET, hash.replace("$2a$", "$2y$"))).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "hash", "$2a$10$short", SECRET})
    void comparesOnceAlsoWhereThereIsNoHash(String hash) {
        assertThat(hashes.matches(SECRET, hash)).isFalse();
        assertThat(bcrypt.comparisons).containsExactly(new Comparison(SECRET, SecretHashes.OF_NOBODY));
    }

    @Test
    void theHashOfNobodyCostsAsMuchAsAnyOther() {
        String cost = hashes.hash(SECRET).substring(0, 7);
        assertThat(SecretHashes.OF_NOBODY).startsWith(cost).hasSize(60);
    }
}
