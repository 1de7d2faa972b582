package dev.kotadb.schema.index;

import dev.kotadb.schema.objects.RunTableNames;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of a run's own staging tables. */
public record RunTables(UUID run) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    String name(StagingTable table) {
        return RunTableNames.of(table.sqlName(), run);
    }

    /** Puts the run's tables in for <code>{plan}</code>, <code>{files}</code> and so on. */
    public String sql(String template) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        return matcher.replaceAll(match -> name(SqlNamed.of(StagingTable.class, match.group(1))));
    }
}
