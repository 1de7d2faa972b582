package dev.kotadb.schema.index;

/** The tables that hold the work of a run; each run has its own copies, see {@link RunTables}. */
public enum StagingTable implements SqlNamed {
    PLAN,
    FILES,
    DOCUMENTS,
    SYMBOLS,
    REFERENCES,
    UNITS,
    LOOKUPS,
    EDGES;

    /** The table that a run's own is made like; it never has rows. */
    String template() {
        return "staging.\"" + sqlName() + "\"";
    }
}
