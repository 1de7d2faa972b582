package dev.kotadb.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LogFormatTest {
    @Test
    void isTextUnlessJsonIsAskedFor() {
        assertThat(LogFormat.of(Map.of())).isEqualTo(LogFormat.TEXT);
        assertThat(LogFormat.of(Map.of("KOTA_LOG_FORMAT", ""))).isEqualTo(LogFormat.TEXT);
        assertThat(LogFormat.of(Map.of("KOTA_LOG_FORMAT", "text"))).isEqualTo(LogFormat.TEXT);
        assertThat(LogFormat.of(Map.of("KOTA_LOG_FORMAT", "json"))).isEqualTo(LogFormat.JSON);
    }

    @Test
    void refusesAnotherFormatByName() {
        assertThatThrownBy(() -> LogFormat.of(Map.of("KOTA_LOG_FORMAT", "xml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("KOTA_LOG_FORMAT is \"xml\"; it has to be text or json");
    }
}
