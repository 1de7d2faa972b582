package dev.kotadb.schema.objects;

import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The names of the staging tables that runs have: {@code staging.plan_<32 hexadecimal digits of the run>} and so on. They
 * come and go with the runs and are no part of the schema.
 */
public final class RunTableNames {
    private static final String NAME = Tables.with(KotaTable.Content.STAGING).stream()
            .map(KotaTable::name)
            .collect(Collectors.joining("|", "^(", ")_[0-9a-f]{32}$"));

    private RunTableNames() {}

    /** The name of a run's own table. @param template the name of the table that it is made like */
    public static String of(String template, UUID run) {
        return "staging." + template + "_" + run.toString().replace("-", "");
    }

    /**
     * The SQL condition that a table belongs to a run.
     *
     * @param schema the SQL of its schema's name
     * @param table the SQL of its own name
     */
    public static String isRunTable(String schema, String table) {
        return "(" + schema + " = 'staging' AND " + table + " ~ '" + NAME + "')";
    }

    /** The SQL of the run that a table belongs to. @param table the SQL of its name, for which {@link #isRunTable} holds */
    public static String runOf(String table) {
        return "right(" + table + ", 32)::uuid";
    }
}
