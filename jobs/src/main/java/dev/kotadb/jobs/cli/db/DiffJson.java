package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.admin.catalog.CatalogDiff;
import dev.kotadb.schema.admin.catalog.Difference;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A comparison of schemas as one JSON object. */
final class DiffJson {
    private DiffJson() {}

    static void write(PrintStream out, String url, CatalogDiff diff) {
        try (JsonLines lines = new JsonLines(out)) {
            lines.begin();
            lines.field("url", url);
            lines.field("shadow", diff.shadow());
            lines.field("drifted", diff.drifted());
            lines.field("pending", diff.pending());
            lines.field("structural", diff.structural().size());
            lines.field("grants", diff.grants().size());
            lines.field("differences", diff.differences().stream().map(DiffJson::fields).toList());
            lines.end();
        }
    }

    private static Map<String, Object> fields(Difference difference) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("change", difference.change().name().toLowerCase(Locale.ROOT));
        fields.put("kind", difference.kind().word());
        fields.put("name", difference.name());
        fields.put("table", difference.table());
        fields.put("grant", difference.ofGrants());
        fields.put("role", difference.role());
        fields.put("migrations", difference.migrations());
        fields.put("live", difference.live());
        fields.put("parts", difference.parts().stream()
                .map(DiffJson::fields)
                .toList());
        return fields;
    }

    private static Map<String, Object> fields(Difference.Part part) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("property", part.property());
        fields.put("migrations", part.migrations());
        fields.put("live", part.live());
        return fields;
    }
}
