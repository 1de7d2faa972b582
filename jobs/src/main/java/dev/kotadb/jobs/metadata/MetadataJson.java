package dev.kotadb.jobs.metadata;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.TypePlaces;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Target;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes and reads what symbols and references have beyond their columns, as JSON. */
public final class MetadataJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String EMPTY = "{}";
    private static final String KIND = "kind";

    private MetadataJson() {}

    /** {@code {"kind": "record", "modifiers": ["public"], "type": "int", "parameters": ["String"], "extends": [...]}} */
    public static String of(Symbol symbol) {
        StringWriter text = new StringWriter(96);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            if (!symbol.detail().isEmpty()) {
                json.writeStringProperty(KIND, symbol.detail());
            }
            write(json, "modifiers", symbol.modifiers());
            Symbol.Shape shape = symbol.shape();
            if (shape.type() != null) {
                json.writeStringProperty("type", TypePlaces.without(shape.type()));
            }
            write(json, "parameters", shape.parameters());
            write(json, "supertypes", shape.supertypes());
            json.writeEndObject();
        }
        return text.toString();
    }

    /** Returns the kind in the language's own words, such as record or constructor; null if there is none. */
    public static @Nullable String kind(String symbolMetadata) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), symbolMetadata)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean kind = json.currentName().equals(KIND);
                if (json.nextToken() == JsonToken.VALUE_STRING && kind) {
                    return json.getString();
                }
                json.skipChildren();
            }
            return null;
        }
    }

    /** {@code {"detail": "new", "candidates": ["path#qualified name", ...]}} */
    public static String of(ResolvedReference reference) {
        if (reference.detail().isEmpty() && reference.candidates().isEmpty()) {
            return EMPTY;
        }
        StringWriter text = new StringWriter(64);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            if (!reference.detail().isEmpty()) {
                json.writeStringProperty("detail", reference.detail());
            }
            write(json, "candidates", reference.candidates().stream().map(MetadataJson::text).toList());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String text(Target target) {
        return target.path() + ":" + target.symbol().qualifiedName();
    }

    private static void write(JsonGenerator json, String name, @Nullable List<String> values) {
        if (values == null || values.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart(name);
        values.forEach(each -> json.writeString(TypePlaces.without(each)));
        json.writeEndArray();
    }
}
