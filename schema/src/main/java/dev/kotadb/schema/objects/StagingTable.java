package dev.kotadb.schema.objects;

import java.util.Locale;

/** The tables that hold the work of a run; each run has its own copies, see {@link RunTableNames}. */
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

    /** The table that a run's own is made like; it never has rows. */
    public KotaTable template() {
        return new KotaTable(sqlName(), KotaTable.Content.STAGING);
    }
}
