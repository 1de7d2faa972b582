package dev.kotadb.schema.admin.catalog;

import dev.kotadb.schema.admin.catalog.Difference.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An enum's labels can be added anywhere, but neither taken away nor moved. */
final class EnumLabels {
    private static final Pattern LABEL = Pattern.compile("'(?:[^']|'')*'");

    private EnumLabels() {}

    static List<String> added(CatalogObject type, Part part) {
        List<String> wanted = labels(part.migrations());
        List<String> found = labels(part.live());
        List<String> common = wanted.stream().filter(found::contains).toList();
        if (!common.equals(found)) {
            return List.of(AlterStatements.byHand(type, part));
        }
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!found.contains(wanted.get(i))) {
                String place = i == 0
                        ? found.isEmpty() ? "" : " BEFORE " + found.getFirst()
                        : " AFTER " + wanted.get(i - 1);
                statements.add("ALTER TYPE " + type.qualifiedName() + " ADD VALUE " + wanted.get(i) + place);
            }
        }
        return statements;
    }

    private static List<String> labels(String list) {
        return LABEL.matcher(list).results().map(MatchResult::group).toList();
    }
}
