package dev.kotadb.schema.admin.dump.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScriptReaderTest {
    @Test
    void readsLinesAndTheDataBetweenThem() throws IOException {
        ScriptReader text = text("-- head\nCOPY x FROM stdin;\n1\ta\\nb\n2\t\\\\.\n\\.\n\nafter", 7);

        assertThat(text.readLine()).isEqualTo("-- head");
        assertThat(text.readLine()).isEqualTo("COPY x FROM stdin;");
        assertThat(new String(text.data().readAllBytes(), UTF_8)).isEqualTo("1\ta\\nb\n2\t\\\\.\n");
        assertThat(text.readLine()).isEmpty();
        assertThat(text.readLine()).isEqualTo("after");
        assertThat(text.readLine()).isNull();
    }

    @Test
    void givesTheSameDataHoweverTheScriptArrives() throws IOException {
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            String data = randomData(random);
            ScriptReader text = text("x\n" + data + "\\.\ny\n", 1 + random.nextInt(70_000));
            text.readLine();
            InputStream stream = text.data();
            assertThat(new String(stream.readAllBytes(), UTF_8)).isEqualTo(data);
            assertThat(text.readLine()).isEqualTo("y");
        }
    }

    @Test
    void missesTheEndOfTheData() throws IOException {
        for (String cut : List.of("1\t2\n", "1\t2", "1\t2\n\\", "1\t2\n\\.", "")) {
            ScriptReader text = text("x\n" + cut, 3);
            text.readLine();
            assertThatThrownBy(() -> text.data().readAllBytes()).isInstanceOf(EOFException.class);
        }
    }

    private static String randomData(Random random) {
        StringBuilder data = new StringBuilder();
        for (int row = random.nextInt(4); row > 0; row--) {
            int length = random.nextBoolean() ? random.nextInt(5) : random.nextInt(100_000);
            for (int i = 0; i < length; i++) {
                data.append(List.of("a", "\\\\", "\\n", ".", "\\N", "é", "\t", "\r").get(random.nextInt(8)));
            }
            data.append('\n');
        }
        return data.toString();
    }

    /** @param chunk bytes that a read gives at most */
    private static ScriptReader text(String script, int chunk) {
        return new ScriptReader(new ByteArrayInputStream(script.getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, chunk));
            }
        });
    }
}
