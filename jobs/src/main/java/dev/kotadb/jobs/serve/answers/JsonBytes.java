package dev.kotadb.jobs.serve.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.json.JsonLines;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an answer as a line of JSON, in UTF-8. */
public final class JsonBytes {
    private static final byte[] END = {'}', '\n'};

    private JsonBytes() {}

    public static byte[] of(Map<String, ? extends @Nullable Object> fields) {
        return text(fields).getBytes(UTF_8);
    }

    /** The same before it is encoded. */
    public static String text(Map<String, ? extends @Nullable Object> fields) {
        StringWriter text = new StringWriter();
        try (JsonLines lines = new JsonLines(text)) {
            lines.write(fields);
        }
        return text.toString();
    }

    /** One object with the fields of both, of which neither is empty. @param first as {@link #of} writes it. @param second the same */
    public static byte[] joined(byte[] first, byte[] second) {
        int end = first.length - END.length;
        byte[] all = Arrays.copyOf(first, end + second.length);
        all[end] = ',';
        System.arraycopy(second, 1, all, end + 1, second.length - 1);
        return all;
    }
}
