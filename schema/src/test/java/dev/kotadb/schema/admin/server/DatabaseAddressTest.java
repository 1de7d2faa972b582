package dev.kotadb.schema.admin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {
    @Test
    void isAbsentWithoutUrl() {
        assertThat(DatabaseAddress.from(Map.of("KOTA_DB_USER", "ann"))).isEmpty();
    }

    @Test
    void understandsTheFormsThatOthersUse() {
        DatabaseAddress plain = new DatabaseAddress("jdbc:postgresql://db.example:5433/kota", "", "");

        assertThat(DatabaseAddress.parse("postgres://db.example:5433/kota", "KOTA_DB_URL")).isEqualTo(plain);
        assertThat(DatabaseAddress.parse("postgresql://db.example:5433/kota", "KOTA_DB_URL")).isEqualTo(plain);
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db.example:5433/kota", "KOTA_DB_URL")).isEqualTo(plain);
    }

    @Test
    void takesCredentialsOutOfTheUrl() {
        assertThat(DatabaseAddress.parse("postgres://ann:p%40ss+%2F@[::1]:5433/kota?sslmode=require", "KOTA_DB_URL"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://[::1]:5433/kota?sslmode=require", "ann", "p@ss+/"));
        assertThat(DatabaseAddress.parse("jdbc:postgresql://h/kota?user=ann&password=secret&sslmode=require", "KOTA_DB_URL"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://h/kota?sslmode=require", "ann", "secret"));
        assertThat(DatabaseAddress.parse("jdbc:postgresql://h/kota?sslmode=require&password=secret", "KOTA_DB_URL"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://h/kota?sslmode=require", "", "secret"));
    }

    @Test
    void prefersTheVariablesForUserAndPassword() {
        Map<String, String> environment = Map.of(
                "KOTA_DB_URL", "postgres://ann:old@h/kota", "KOTA_DB_USER", "bob", "KOTA_DB_PASSWORD", "new");

        assertThat(DatabaseAddress.from(environment))
                .contains(new DatabaseAddress("jdbc:postgresql://h/kota", "bob", "new"));
    }

    @Test
    void neverShowsAPassword() {
        assertThat(DatabaseAddress.parse("postgres://ann:secret@h/kota", "KOTA_DB_URL"))
                .hasToString("jdbc:postgresql://h/kota as ann");
        assertThatThrownBy(() -> DatabaseAddress.parse("mysql://ann:secret@h/kota", "KOTA_DB_URL"))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("postgresql://host:port/database")
                .hasMessageNotContaining("secret");
    }

    @Test
    void knowsADatabaseAgainHoweverItIsWritten() {
        DatabaseAddress address = DatabaseAddress.parse("postgres://ann@DB.example:5432/kota?sslmode=require", "url");

        assertThat(address.isSameDatabase(DatabaseAddress.parse("postgresql://bob@db.example/kota", "url"))).isTrue();
        assertThat(address.isSameDatabase(DatabaseAddress.parse("jdbc:postgresql://db.example:5433/kota", "url")))
                .isFalse();
        assertThat(address.isSameDatabase(DatabaseAddress.parse("postgresql://db.example/kota2", "url"))).isFalse();
        assertThat(DatabaseAddress.parse("postgresql://127.0.0.1/kota", "url")
                        .isSameDatabase(DatabaseAddress.parse("postgresql://localhost:5432/kota", "url")))
                .isTrue();
    }

    @Test
    void knowsADatabaseByAnyOfItsHostsAndByItsNameInAnyWriting() {
        DatabaseAddress cluster = DatabaseAddress.parse("postgresql://db1.example,db2.example:5433/my%20kota", "url");

        assertThat(cluster.isSameDatabase(DatabaseAddress.parse("postgresql://db1.example:5432/%6dy%20kota", "url")))
                .isTrue();
        assertThat(cluster.isSameDatabase(DatabaseAddress.parse("postgresql://db2.example:5433/my%20kota", "url")))
                .isTrue();
        assertThat(cluster.isSameDatabase(DatabaseAddress.parse("postgresql://db2.example/my%20kota", "url"))).isFalse();
        assertThat(cluster.isSameDatabase(DatabaseAddress.parse("postgresql://db1.example/other", "url"))).isFalse();
    }

    @Test
    void saysWhichUrlHoldsAStrayPercentSign() {
        assertThatThrownBy(() -> DatabaseAddress.parse("postgresql://ann:50%@h/kota", "KOTA_DB_URL"))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("KOTA_DB_URL")
                .hasMessageContaining("%25")
                .hasMessageNotContaining("50");
    }
}
