package dev.kotadb.schema.objects;

import java.util.Locale;

/** The kinds of staging tables; each run has its own copy of each, see {@link RunTableNames}. */
public enum StagingTable {
    PLAN,
    FILES,
    DOCUMENTS,
    SYMBOLS,
    REFERENCES,
    UNITS,
    LOOKUPS,
    EDGES;

    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The table that is copied for each run; it has no rows. */
    public KotaTable template() {
        return new KotaTable(sqlName(), KotaTable.Content.STAGING);
    }
}
