package dev.kotadb.jobs.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.index.IndexSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WrongSettingTest {
    @Test
    void isNamedWithItsValue() {
        assertThat(failure("kota.index.page-files", "abc")).satisfies(wrong -> {
            assertThat(wrong).hasMessageStartingWith("The setting KOTA_INDEX_PAGEFILES is abc, which is not understood: ")
                    .hasMessageContaining("docs/configuration.md");
            assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        });
    }

    @Test
    void isToldInTheWordsOfTheSettings() {
        assertThat(failure("kota.index.runs", "99"))
                .hasMessageStartingWith("The settings kota.index are wrong: a process works on 1 to 16 runs at a time, not 99");
    }

    @Test
    void isNotTheCauseOfOtherFailures() {
        assertThat(WrongSetting.causeOf(new IllegalStateException("other"))).isEmpty();
    }

    private static CommandFailure failure(String name, String value) {
        Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(name, value)));
        Throwable failure = catchThrowable(() -> binder.bindOrCreate("kota.index", IndexSettings.class));
        return WrongSetting.causeOf(new IllegalStateException("cannot start", failure)).orElseThrow();
    }
}
