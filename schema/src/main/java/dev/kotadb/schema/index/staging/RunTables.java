package dev.kotadb.schema.index.staging;

import dev.kotadb.schema.objects.RunTableNames;
import dev.kotadb.schema.objects.StagingTable;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of a run's staging tables. */
public record RunTables(UUID run) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    String name(StagingTable table) {
        return RunTableNames.of(table.sqlName(), run);
    }

    /** Replaces <code>{plan}</code>, <code>{files}</code> and so on by the names of the run's tables. */
    public String sql(String template) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        return matcher.replaceAll(match -> name(StagingTable.valueOf(match.group(1).toUpperCase(Locale.ROOT))));
    }
}
