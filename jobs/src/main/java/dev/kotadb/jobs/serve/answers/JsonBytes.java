package dev.kotadb.jobs.serve.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.json.JsonLines;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an answer as a line of JSON, in UTF-8. */
public final class JsonBytes {
    private JsonBytes() {}

    public static byte[] of(Map<String, ? extends @Nullable Object> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLines lines = new JsonLines(new PrintStream(bytes, false, UTF_8))) {
            lines.write(fields);
        }
        return bytes.toByteArray();
    }
}
