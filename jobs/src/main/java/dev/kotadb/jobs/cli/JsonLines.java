package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON objects, one a line, without a mapper's start. Close it to have all written; the stream stays open. */
public final class JsonLines implements AutoCloseable {
    private final JsonGenerator generator;

    public JsonLines(PrintStream out) {
        generator = JsonFactory.builder()
                .rootValueSeparator("")
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), new OutputStreamWriter(out, UTF_8));
    }

    /** Text that is JSON already. */
    public record Raw(String json) {}

    public void write(Map<String, ? extends @Nullable Object> object) {
        begin();
        object.forEach(this::field);
        end();
    }

    public void begin() {
        generator.writeStartObject();
    }

    public void field(String name, @Nullable Object value) {
        generator.writeName(name);
        value(value);
    }

    public void end() {
        generator.writeEndObject();
        generator.writeRaw('\n');
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(text);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case Boolean truth -> generator.writeBoolean(truth);
            case Raw raw -> generator.writeRawValue(raw.json());
            case List<?> list -> {
                generator.writeStartArray();
                list.forEach(this::value);
                generator.writeEndArray();
            }
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((key, each) -> field(String.valueOf(key), each));
                generator.writeEndObject();
            }
            default -> generator.writeString(value.toString());
        }
    }

    @Override
    public void close() {
        generator.close();
    }
}
