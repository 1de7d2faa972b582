package dev.kotadb.schema.objects;

import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The names of runs' staging tables: {@code staging.plan_<32 hexadecimal digits of the run>} and so on. Each run creates and drops
 * its tables, so they are not part of the schema.
 */
public final class RunTableNames {
    private static final String NAME = Tables.with(KotaTable.Content.STAGING).stream()
            .map(KotaTable::name)
            .collect(Collectors.joining("|", "^(", ")_[0-9a-f]{32}$"));

    private RunTableNames() {}

    /** The name of a run's table. @param template the name of the table that is copied */
    public static String of(String template, UUID run) {
        return "staging." + template + "_" + run.toString().replace("-", "");
    }

    /**
     * An SQL condition that a table belongs to a run.
     *
     * @param schema an SQL expression for the name of its schema
     * @param table an SQL expression for its name
     */
    public static String isRunTable(String schema, String table) {
        return "(" + schema + " = 'staging' AND " + table + " ~ '" + NAME + "')";
    }

    /** An SQL expression for the id of a table's run. @param table an SQL expression for the name of a run's table */
    public static String runOf(String table) {
        return "right(" + table + ", 32)::uuid";
    }
}
