package dev.kotadb.jobs.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.schema.query.JsonText;
import dev.kotadb.schema.query.LeftOutIfNull;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes records and maps as JSON objects, one per line. A record's components are the fields, in their order. Close it
 * to flush; the stream stays open. It needs no object mapper, whose start takes longer than a command's answer.
 */
public final class JsonLines implements AutoCloseable {
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
        }
    };

    private final JsonGenerator generator;

    public JsonLines(PrintStream out) {
        this(new OutputStreamWriter(out, UTF_8));
    }

    public JsonLines(Writer out) {
        generator = JsonFactory.builder()
                .rootValueSeparator("")
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out);
    }

    private record Field(RecordComponent component, boolean leftOutIfNull) {
        static Field of(RecordComponent component) {
            component.getAccessor().setAccessible(true);
            return new Field(component, component.isAnnotationPresent(LeftOutIfNull.class));
        }

        String name() {
            return component.getName();
        }

        @Nullable Object valueOf(Record owner) {
            try {
                return component.getAccessor().invoke(owner);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
    }

    public void write(Record object) {
        value(object);
        generator.writeRaw('\n');
    }

    public void write(Map<String, ? extends @Nullable Object> object) {
        value(object);
        generator.writeRaw('\n');
    }

    /** Begins an object that is written field by field, up to {@link #end}. */
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
            case Float number -> generator.writeNumber(number);
            case Boolean truth -> generator.writeBoolean(truth);
            case JsonText json -> generator.writeRawValue(json.text());
            case Record object -> object(object);
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

    private void object(Record object) {
        generator.writeStartObject();
        for (Field each : FIELDS.get(object.getClass())) {
            Object value = each.valueOf(object);
            if (value != null || !each.leftOutIfNull()) {
                field(each.name(), value);
            }
        }
        generator.writeEndObject();
    }

    @Override
    public void close() {
        generator.close();
    }
}
