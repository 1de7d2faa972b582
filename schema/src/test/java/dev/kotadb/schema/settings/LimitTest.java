package dev.kotadb.schema.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitTest {
    private final Limit limit = Limit.RESET_LOCK_TIMEOUT;

    @AfterEach
    void reset() {
        System.clearProperty(limit.variable());
    }

    @Test
    void hasItsDefaultUnlessItIsSet() {
        assertThat(limit.duration()).isEqualTo(Duration.ofSeconds(30));
        System.setProperty("KOTA_RESET_LOCK_TIMEOUT", " 5 ");
        assertThat(limit.duration()).isEqualTo(Duration.ofSeconds(5));
        assertThat(limit.sql()).isEqualTo("'5s'");
    }

    @Test
    void refusesWhatIsNotAPositiveNumberWithItsNameAndUnit() {
        for (String wrong : new String[] {"0", "-1", "5s", "1e3"}) {
            System.setProperty(limit.variable(), wrong);
            assertThatThrownBy(Limit::requireValid)
                    .hasMessage("KOTA_RESET_LOCK_TIMEOUT is '" + wrong + "'. Give a whole number of 1 or more, in seconds.");
        }
    }

    @Test
    void givesSizesToPostgresInKilobytes() {
        assertThat(Limit.RESTORE_INDEX_MEMORY.sql()).isEqualTo("'262144kB'");
    }
}
